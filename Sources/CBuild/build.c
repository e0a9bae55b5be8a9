#include "build.h"

#ifndef DETENTE_COMMIT
#define DETENTE_COMMIT ""
#endif

#if defined(__AVX512F__) && defined(__AVX512BW__) && defined(__AVX512CD__) && defined(__AVX512DQ__) && defined(__AVX512VL__)
#define PROCESSORS "x86-64-v4"
#elif defined(__AVX2__) && defined(__BMI2__) && defined(__FMA__)
#define PROCESSORS "x86-64-v3"
#elif defined(__x86_64__)
#define PROCESSORS "x86-64"
#elif defined(__aarch64__) || defined(__arm64__)
#define PROCESSORS "arm64"
#else
#define PROCESSORS "this processor"
#endif

#ifdef __OPTIMIZE__
#define KIND "release"
#else
#define KIND "debug"
#endif

const char *detente_commit(void) { return DETENTE_COMMIT; }

const char *detente_build(void) { return KIND " for " PROCESSORS; }
