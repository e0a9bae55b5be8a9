#!/usr/bin/env python3
"""Counts what a replicate costs, in instructions and heap allocations, and says what changed by more than 3 %.

    benchmarks/counts.py [--binary PATH] [--scenarios reference,wide] [--update]

Unlike times, these counts repeat: the same program on the same scenario executes the same instructions, whatever else
the machine does. Each scenario runs twice under valgrind, on one thread, with different numbers of replicates; the
difference divided by the difference in replicates is what one replicate costs, and start-up cancels. The runs are plain:
twins and replicates without an event are further replicates.

What a count is worth: fewer instructions are not always less time (wider vectors, cache misses), but a count that
jumps has a cause. The counts belong to the processor level and the compiler in the table; with another compiler, count
the old commit anew before you compare.

`--update` writes benchmarks/counts.json. Exit status: 0 as in the table, 1 something changed, 66 something is missing.
Needs valgrind, and nothing but Python's standard library.
"""

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
TABLE = HERE / "counts.json"
# valgrind 3.19 knows no AVX-512; counts of one level are comparable on every machine that has it.
LEVEL = "x86-64-v3"
TOLERANCE = 0.03
# Fewer and more replicates: from 4,096 on, the courses of trust and state, which rest on the first 4,096, cancel; about a
# minute or two under valgrind. `long` is too slow for so many.
REPLICATES = {
    "reference": (4096, 12288),
    "reciprocity": (4096, 8192),
    "wide": (4096, 5120),
    "draws": (4096, 6144),
    "long": (128, 256),
    "normalisation": (4096, 8192),
}
QUANTITIES = {"instructions": "instructions", "allocations": "heap allocations"}
# Fewer allocations than these a replicate are noise of a table that grows now and then.
NEGLIGIBLE = {"instructions": 1.0, "allocations": 0.05}


# valgrind 3.19 writes into the mask that sigsuspend is given; libdispatch's lies in memory that cannot be written to.
SIGSUSPEND = r"""
#define _GNU_SOURCE
#include <signal.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>
int sigsuspend(const sigset_t *mask) {
    unsigned long copy;
    memcpy(&copy, mask, sizeof copy);
    return (int)syscall(SYS_rt_sigsuspend, &copy, sizeof copy);
}
"""


class Missing(Exception):
    """Something cannot be measured; the message says what to do."""


def scenario_file(name):
    return HERE / "scenarios" / f"{name}.yaml"


def output_of(*command):
    finished = subprocess.run(command, capture_output=True, text=True)
    if finished.returncode != 0:
        raise Missing(f"{' '.join(command[:4])} …: exit status {finished.returncode}\n{finished.stderr.strip()[-2000:]}")
    return finished.stdout


def build(package):
    """A program for the level of the table, in a folder of its own."""
    options = ["--package-path", str(package), "--scratch-path", str(package / ".build-counts"), "-c", "release"]
    if os.uname().machine == "x86_64":
        options += ["-Xcc", f"-march={LEVEL}"]
    print("building for the counts", file=sys.stderr)
    output_of("swift", "build", *options, "--product", "detente")
    return Path(output_of("swift", "build", *options, "--show-bin-path").strip()) / "detente"


def stripped(binary, folder):
    """A copy without debugging data, which valgrind 3.19 does not understand."""
    copy = Path(folder) / "detente"
    output_of("strip", "-o", str(copy), str(binary))
    return copy


def mended_sigsuspend(folder):
    library = Path(folder) / "sigsuspend.so"
    source = Path(folder) / "sigsuspend.c"
    source.write_text(SIGSUSPEND, encoding="utf-8")
    output_of(os.environ.get("CC", "cc"), "-O2", "-shared", "-fPIC", "-o", str(library), str(source))
    return library


def valgrind(tool, binary, scenario, replicates, *options):
    command = ["valgrind", f"--tool={tool}", *options, str(binary), "run", str(scenario), "--format", "json", "--quiet",
               "--plain", "--threads", "1", "--seed", "1", "--replicates", str(replicates)]
    environment = {**os.environ, "LC_ALL": "C", "SWIFT_DETERMINISTIC_HASHING": "1",
                   "LD_PRELOAD": str(binary.parent / "sigsuspend.so")}
    finished = subprocess.run(command, capture_output=True, text=True, env=environment)
    if finished.returncode != 0:
        raise Missing(f"valgrind on {scenario.name}: exit status {finished.returncode}\n{finished.stderr.strip()[-2000:]}")
    return finished.stderr


def number(pattern, text):
    found = re.search(pattern, text)
    if not found:
        raise Missing(f"valgrind's answer has changed; no '{pattern}' in\n{text[-2000:]}")
    return int(found.group(1).replace(",", ""))


def instructions(binary, scenario, replicates):
    return number(r"Collected\s*:\s*([\d,]+)",
                  valgrind("callgrind", binary, scenario, replicates, "--callgrind-out-file=/dev/null"))


def allocations(binary, scenario, replicates):
    return number(r"total heap usage: ([\d,]+) allocs",
                  valgrind("memcheck", binary, scenario, replicates, "--leak-check=no", "--undef-value-errors=no"))


def count(binary, name):
    few, many = REPLICATES[name]
    path = scenario_file(name)
    rounds = [rounds_of(binary, path, n) for n in (few, many)]
    row = {"replicates": [few, many], "rounds_per_replicate": round((rounds[1] - rounds[0]) / (many - few), 3)}
    for quantity, measure in (("instructions", instructions), ("allocations", allocations)):
        costs = [measure(binary, path, n) for n in (few, many)]
        row[f"{quantity}_per_replicate"] = round((costs[1] - costs[0]) / (many - few), 3)
        row[f"{quantity}_of_the_start"] = round(costs[0] - few * (costs[1] - costs[0]) / (many - few))
    row["instructions_per_round"] = round(row["instructions_per_replicate"] / row["rounds_per_replicate"], 2)
    return row


def rounds_of(binary, path, replicates):
    """Rounds that all replicates played together, by `detente bench`, which counts them."""
    answer = json.loads(output_of(str(binary), "bench", str(path), "--format", "json", "--quiet", "--threads", "1",
                                  "--repeats", "1", "--warm-up", "0", "--replicates", str(replicates)))
    return answer["loads"][0]["rounds"]


def changes(name, then, now):
    """What is told of a scenario: a line for each quantity, and whether any changed by more than the tolerance."""
    for quantity, noun in QUANTITIES.items():
        key = f"{quantity}_per_replicate"
        if then is None:
            yield False, f"{name}: {now[key]:,.1f} {noun} a replicate; not in the table"
            continue
        old, new = then[key], now[key]
        change = (new - old) / old if old > NEGLIGIBLE[quantity] else 0.0
        appeared = old <= NEGLIGIBLE[quantity] < new
        changed = appeared or abs(change) > TOLERANCE
        word = "MORE" if new > old else "fewer"
        told = f": {word}, over {TOLERANCE:.0%}" if changed else ""
        yield changed, f"{name}: {new:,.1f} {noun} a replicate, {old:,.1f} in the table ({change:+.2%}){told}"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--binary", help=f"a program built for {LEVEL} [built in .build-counts]")
    parser.add_argument("--package", type=Path, default=HERE.parent, help="where Package.swift is [the repository]")
    parser.add_argument("--scenarios", help=f"which scenarios, of {', '.join(REPLICATES)} [all]")
    parser.add_argument("--update", action="store_true", help="write the table anew")
    options = parser.parse_args()
    names = options.scenarios.split(",") if options.scenarios else list(REPLICATES)
    if unknown := set(names) - set(REPLICATES):
        parser.error(f"no such scenario: {', '.join(sorted(unknown))} (there are {', '.join(REPLICATES)})")
    for tool, package in (("valgrind", "valgrind"), ("strip", "binutils"), (os.environ.get("CC", "cc"), "gcc")):
        if not shutil.which(tool):
            raise Missing(f"there is no {tool}; on Debian, apt-get install {package}")

    table = json.loads(TABLE.read_text(encoding="utf-8")) if TABLE.exists() else {"scenarios": {}}
    about = {"level": LEVEL if os.uname().machine == "x86_64" else os.uname().machine,
             "compiler": output_of("swift", "--version").splitlines()[0].strip()}
    for key, value in about.items():
        if table.get(key, value) != value:
            print(f"the table was made with another {key}: {table[key]}; now {value}", file=sys.stderr)
    worst = False
    with tempfile.TemporaryDirectory() as folder:
        binary = stripped(options.binary or build(options.package), folder)
        mended_sigsuspend(folder)
        for name in names:
            row = count(binary, name)
            for changed, line in changes(name, table["scenarios"].get(name), row):
                worst |= changed
                print(line, flush=True)
            if options.update:
                table["scenarios"][name] = row
    if options.update:
        rows = table["scenarios"]
        table = {**about, "scenarios": {name: rows[name] for name in REPLICATES if name in rows}}
        TABLE.write_text(json.dumps(table, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
        print(f"wrote {TABLE.name}")
        return 0
    return 1 if worst else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except Missing as problem:
        print(f"counts.py: {problem}", file=sys.stderr)
        sys.exit(66)
