#!/bin/sh
# Makes the virtual environment of the Python rivals beside this file, and builds the C rivals, in .venv/c/LEVEL for
# this machine's processor (native) and, on x86-64, for x86-64-v3 (AVX2) and x86-64-v4 (AVX-512). `setup.sh c` builds
# the C rivals alone. Needs python3 (3.11 or newer), gcc and GSL's headers. PYTHON and CC choose others.
set -eu
cd "$(dirname "$0")"

if [ "${1:-}" != c ]; then
    "${PYTHON:-python3}" -m venv .venv
    .venv/bin/pip install --quiet --disable-pip-version-check --requirement requirements.txt
fi

levels=native
[ "$(uname -m)" != x86_64 ] || levels="native x86-64-v3 x86-64-v4"
# HAVE_INLINE is the GSL manual's switch for its inline functions, of which gsl_rng_uniform is one: a tenth of the time.
flags="-std=gnu17 -O3 -DHAVE_INLINE -Wall -Wextra"
libraries="-lgsl -lgslcblas -lm"
for level in $levels; do
    mkdir -p ".venv/c/$level"
    for source in reference reciprocity normalisation; do
        # shellcheck disable=SC2086 # flags are several words
        "${CC:-gcc}" $flags -march="$level" "$source.c" -o ".venv/c/$level/$source" $libraries
        # shellcheck disable=SC2086
        "${CC:-gcc}" $flags -march="$level" -fopenmp "$source.c" -o ".venv/c/$level/${source}_openmp" $libraries
    done
done
