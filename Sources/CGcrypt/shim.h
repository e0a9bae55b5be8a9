// The only door to C for digests: libgcrypt.
#ifndef DETENTE_CGCRYPT_SHIM_H
#define DETENTE_CGCRYPT_SHIM_H

#include <gcrypt.h>
#include <stddef.h>

// What libgcrypt asks for before it is used. Swift cannot call its variadic `gcry_control`.
// A program that has set it up already, of which Détente is a library, keeps its settings.
static inline int detente_gcrypt_prepare(void) {
    if (gcry_control(GCRYCTL_INITIALIZATION_FINISHED_P)) return 1;
    if (!gcry_check_version(NULL)) return 0;
    gcry_control(GCRYCTL_DISABLE_SECMEM, 0);
    gcry_control(GCRYCTL_INITIALIZATION_FINISHED, 0);
    return 1;
}

#endif
