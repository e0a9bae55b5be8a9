#ifndef DETENTE_MACHINE_CODE_H
#define DETENTE_MACHINE_CODE_H

#include <stddef.h>

/// Machine code made by LLVM when the program runs. LLVM's shared library is looked for then, and never required.
typedef struct detente_machine_code detente_machine_code;

/// Compiles LLVM's assembly language, without any rule that would change a result.
/// - Parameter processor: as LLVM names it, such as `x86-64-v3`; empty: this machine's.
/// - Parameter message: receives the reason for a failure, for `free`.
/// - Returns: the code, which may be used by any thread; NULL if there is no LLVM, or on failure.
detente_machine_code *detente_compile(const char *assembly, const char *processor, char **message);

/// The address of a function of the code; 0 if it has none of that name.
void *detente_function(const detente_machine_code *code, const char *name);

/// Frees the code: no function of it may be called any more.
void detente_release(detente_machine_code *code);

/// The library that was found, such as `libLLVM.so.19.1`; NULL: none.
const char *detente_llvm_name(void);

#endif
