#!/bin/sh
# Makes the virtual environment of the Python rivals beside this file, and builds the C rivals.
# Needs python3 (3.11 or newer), gcc and GSL's headers. PYTHON and CC choose others.
set -eu
cd "$(dirname "$0")"

"${PYTHON:-python3}" -m venv .venv
.venv/bin/pip install --quiet --disable-pip-version-check --requirement requirements.txt

mkdir -p .venv/c
flags="-std=gnu17 -O3 -march=native -Wall -Wextra"
libraries="-lgsl -lgslcblas -lm"
for source in reference reciprocity; do
    # shellcheck disable=SC2086 # flags are several words
    "${CC:-gcc}" $flags "$source.c" -o ".venv/c/$source" $libraries
    # shellcheck disable=SC2086
    "${CC:-gcc}" $flags -fopenmp "$source.c" -o ".venv/c/${source}_openmp" $libraries
done
