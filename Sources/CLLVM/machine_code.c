#include "machine_code.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/*
 * The functions of LLVM's C interface that are used. Its opaque references are void pointers here.
 * Signatures: llvm-c/Core.h, IRReader.h, TargetMachine.h, Transforms/PassBuilder.h, Error.h, LLJIT.h.
 */
#define FUNCTIONS(F)                                                                          \
    F(void *, ContextCreate, (void))                                                          \
    F(void, ContextDispose, (void *))                                                         \
    F(void *, CreateMemoryBufferWithMemoryRangeCopy, (const char *, size_t, const char *))    \
    F(int, ParseIRInContext, (void *, void *, void **, char **))                              \
    F(void, DisposeModule, (void *))                                                          \
    F(void, DisposeMessage, (char *))                                                         \
    F(char *, GetDefaultTargetTriple, (void))                                                 \
    F(char *, GetHostCPUName, (void))                                                         \
    F(char *, GetHostCPUFeatures, (void))                                                     \
    F(int, GetTargetFromTriple, (const char *, void **, char **))                             \
    F(void *, CreateTargetMachine, (void *, const char *, const char *, const char *, int, int, int)) \
    F(void, DisposeTargetMachine, (void *))                                                   \
    F(int, TargetMachineEmitToMemoryBuffer, (void *, void *, int, char **, void **))          \
    F(void *, CreatePassBuilderOptions, (void))                                               \
    F(void, DisposePassBuilderOptions, (void *))                                              \
    F(void *, RunPasses, (void *, const char *, void *, void *))                              \
    F(char *, GetErrorMessage, (void *))                                                      \
    F(void, DisposeErrorMessage, (char *))                                                    \
    F(void *, OrcCreateLLJIT, (void **, void *))                                              \
    F(void *, OrcDisposeLLJIT, (void *))                                                      \
    F(void *, OrcLLJITGetMainJITDylib, (void *))                                              \
    F(void *, OrcLLJITAddObjectFile, (void *, void *, void *))                                \
    F(void *, OrcLLJITLookup, (void *, uint64_t *, const char *))

#define DECLARE(result, name, parameters) static result(*LLVM##name) parameters;
FUNCTIONS(DECLARE)

/* The first is the one that is tested. */
static const char *const names[] = {
    "libLLVM.so.19.1", "libLLVM-19.so.1", "libLLVM-19.so", "libLLVM.so.20.1", "libLLVM-20.so",   "libLLVM.so.21.1",
    "libLLVM-21.so",   "libLLVM.so.18.1", "libLLVM-18.so.1", "libLLVM-18.so", "libLLVM.dylib",
    "/opt/homebrew/opt/llvm/lib/libLLVM.dylib", "/usr/local/opt/llvm/lib/libLLVM.dylib"};

static const char *found;
static pthread_once_t looked = PTHREAD_ONCE_INIT;

#if defined(__aarch64__)
#define TARGET(part) "LLVMInitializeAArch64" part
#else
#define TARGET(part) "LLVMInitializeX86" part
#endif

/* Takes the functions from a library; 0 if it lacks one. */
static int take(void *library) {
#define TAKE(result, name, parameters) \
    if (!(LLVM##name = (result(*) parameters)dlsym(library, "LLVM" #name))) return 0;
    FUNCTIONS(TAKE)
    static const char *const targets[] = {TARGET("TargetInfo"), TARGET("Target"), TARGET("TargetMC"), TARGET("AsmPrinter")};
    for (size_t k = 0; k < sizeof targets / sizeof *targets; k++) {
        void (*initialize)(void) = (void (*)(void))dlsym(library, targets[k]);
        if (!initialize) return 0;
        initialize();
    }
    return 1;
}

static void look(void) {
    for (size_t k = 0; k < sizeof names / sizeof *names && !found; k++) {
        void *library = dlopen(names[k], RTLD_NOW | RTLD_LOCAL);
        if (library && take(library)) found = names[k];
    }
}

const char *detente_llvm_name(void) {
    pthread_once(&looked, look);
    return found;
}

struct detente_machine_code {
    void *jit;
};

/* Takes an error as the message. */
static int failed(void *error, char **message) {
    if (!error) return 0;
    char *text = LLVMGetErrorMessage(error);
    *message = strdup(text);
    LLVMDisposeErrorMessage(text);
    return 1;
}

/* A target machine for a processor, or for this one. */
static void *target_machine(const char *processor, char **message) {
    void *target, *machine = NULL;
    char *error = NULL, *triple = LLVMGetDefaultTargetTriple();
    char *name = LLVMGetHostCPUName(), *features = LLVMGetHostCPUFeatures();
    const int aggressive = 3, position_independent = 2, model_for_jit = 1;
    if (LLVMGetTargetFromTriple(triple, &target, &error)) {
        *message = strdup(error);
        LLVMDisposeMessage(error);
    } else {
        int own = processor[0] == 0;
        machine = LLVMCreateTargetMachine(target, triple, own ? name : processor, own ? features : "", aggressive,
                                          position_independent, model_for_jit);
        if (!machine) *message = strdup("LLVM does not know the processor");
    }
    LLVMDisposeMessage(triple);
    LLVMDisposeMessage(name);
    LLVMDisposeMessage(features);
    return machine;
}

/* An object file of a module. */
static void *object(void *module, const char *processor, char **message) {
    void *machine = target_machine(processor, message), *result = NULL;
    if (!machine) return NULL;
    void *options = LLVMCreatePassBuilderOptions();
    char *error = NULL;
    const int object_file = 1;
    const char *passes = getenv("DETENTE_PASSES");
    if (!passes) passes = "function(mem2reg,early-cse<memssa>,instsimplify,dse,adce)";
    if (!failed(LLVMRunPasses(module, passes, machine, options), message)) {
        if (LLVMTargetMachineEmitToMemoryBuffer(machine, module, object_file, &error, &result)) {
            *message = strdup(error);
            LLVMDisposeMessage(error);
            result = NULL;
        }
    }
    LLVMDisposePassBuilderOptions(options);
    LLVMDisposeTargetMachine(machine);
    return result;
}

static detente_machine_code *compile(const char *assembly, const char *processor, char **message) {
    void *context = LLVMContextCreate(), *module = NULL, *jit = NULL, *buffer = NULL;
    char *error = NULL;
    void *text = LLVMCreateMemoryBufferWithMemoryRangeCopy(assembly, strlen(assembly), "plan");
    if (LLVMParseIRInContext(context, text, &module, &error)) {
        *message = strdup(error);
        LLVMDisposeMessage(error);
    } else {
        buffer = object(module, processor, message);
        LLVMDisposeModule(module);
    }
    LLVMContextDispose(context);
    if (!buffer || failed(LLVMOrcCreateLLJIT(&jit, NULL), message)) return NULL;
    if (failed(LLVMOrcLLJITAddObjectFile(jit, LLVMOrcLLJITGetMainJITDylib(jit), buffer), message)) {
        LLVMOrcDisposeLLJIT(jit);
        return NULL;
    }
    detente_machine_code *code = malloc(sizeof *code);
    code->jit = jit;
    return code;
}

struct task {
    const char *assembly, *processor;
    char **message;
    detente_machine_code *code;
};

static void *perform(void *argument) {
    struct task *task = argument;
    task->code = compile(task->assembly, task->processor, task->message);
    return NULL;
}

detente_machine_code *detente_compile(const char *assembly, const char *processor, char **message) {
    *message = NULL;
    if (!detente_llvm_name()) {
        *message = strdup("there is no libLLVM");
        return NULL;
    }
    /* LLVM needs more stack than the threads of all systems have. */
    const size_t stack = (size_t)64 << 20;
    struct task task = {assembly, processor, message, NULL};
    pthread_attr_t attributes;
    pthread_t thread;
    pthread_attr_init(&attributes);
    pthread_attr_setstacksize(&attributes, stack);
    if (pthread_create(&thread, &attributes, perform, &task)) {
        *message = strdup("no thread can be made");
    } else {
        pthread_join(thread, NULL);
    }
    pthread_attr_destroy(&attributes);
    return task.code;
}

void *detente_function(const detente_machine_code *code, const char *name) {
    uint64_t address = 0;
    char *message = NULL;
    if (failed(LLVMOrcLLJITLookup(code->jit, &address, name), &message)) {
        free(message);
        return NULL;
    }
    return (void *)(uintptr_t)address;
}

void detente_release(detente_machine_code *code) {
    LLVMOrcDisposeLLJIT(code->jit);
    free(code);
}
