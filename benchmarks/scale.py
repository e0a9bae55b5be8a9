#!/usr/bin/env python3
"""Measures how the program scales: start-up, checking of a large file, memory, threads; beside the goals.

    benchmarks/scale.py [--binary PATH] [--repeats 9] [--only start,check,memory,threads,linear,limits]

Goals: a run of 1,000 replicates of first-steps.yaml, process and all, within 30 ms; a scenario of 1 MB checked within a
second; at most 50 MB resident whatever the number of replicates; two threads at least 1.9 times as fast as one; time in
proportion to replicates and to rounds; 200 actors within a second of processor time to the first result, 50,000 uncertain
parameters in 500 MB, 300,000 duplicate keys reported within 2 s. Prints medians with least and greatest. A busy machine misses
goals of time; the exit status is 1 then, and 66 if there is no program.
Needs nothing but Python's standard library (on Linux or macOS).
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
SCENARIOS = HERE.parent / "scenarios"
MEGABYTE = 1_000_000


class Failed(Exception):
    """The program did not do what it should; the message says what."""


def spread(values, digits=3):
    return f"{statistics.median(values):.{digits}g} ({min(values):.{digits}g}–{max(values):.{digits}g})"


def verdict(value, goal, at_most=True):
    met = value <= goal if at_most else value >= goal
    return met, "" if met else "  MISSED"


def timed(command, status_wanted=0):
    """Wall-clock seconds of a process from its start to its end, the most memory that it had, in bytes, what it printed,
    and the seconds of processor time that it took, which a busy machine disturbs less."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    answer = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    elapsed = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != status_wanted:
        raise Failed(f"{' '.join(command)}: exit status {process.returncode}")
    processor = usage.ru_utime + usage.ru_stime
    return elapsed, usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024), answer, processor


def run(binary, scenario, replicates, threads=None, seed=1):
    command = [binary, "run", str(scenario), "--format", "json", "--quiet", "--replicates", str(replicates),
               "--seed", str(seed), *(["--threads", str(threads)] if threads else [])]
    elapsed, memory, answer, processor = timed(command)
    return elapsed, memory, json.loads(answer)["run"]["timing"]["seconds"], processor


def start(binary, repeats):
    """Start-up: the whole process."""
    runs = [run(binary, SCENARIOS / "first-steps.yaml", 1000) for _ in range(repeats + 1)][1:]
    whole = [1000 * elapsed for elapsed, _, _, _ in runs]
    inside = [1000 * seconds for _, _, seconds, _ in runs]
    processor = [1000 * seconds for _, _, _, seconds in runs]
    met, mark = verdict(statistics.median(whole), 30)
    print(f"start-up: 1,000 replicates of first-steps.yaml in {spread(whole)} ms, goal 30 ms{mark}")
    print(f"          of that, simulating took {spread(inside)} ms; processor time in all: {spread(processor)} ms")
    bare = [1000 * timed([binary, "--version"])[0] for _ in range(repeats + 1)][1:]
    print(f"          a process that only prints its version: {spread(bare)} ms")
    return met


def great_scenario(size):
    """A scenario of about `size` bytes, with much of everything: events, state, parameters, long expressions."""
    lines = ["detente: 1", "title: Great", "clock: { rounds: 12 }", "actors:",
             '  north: { trust: "beta(4, 3)", strategy: trusting(), approval: 0.8 }',
             '  south: { trust: "beta(3, 4)", strategy: tit_for_tat(), approval: 0.9 }',
             "issues:", "  border: { steps: 3 }", "  trade: { steps: 2, requires: done(border) }"]
    ending = ["outcomes:", "  peace: { finally: done(all), good: true }", "  no_peace: otherwise", ""]
    parameters, states, events = ["parameters:"], ["state:"], ["events:"]
    used = sum(len(line) + 1 for line in lines + ending)
    n = 0
    while used < size:
        n += 1
        before = max(1, n - 1)
        added = [f'  weight_{n}: "truncated(normal(0.5, 0.2), 0, 1)"  # how much strain {n} weighs',
                 f'  strain_{n}: {{ start: "beta(2, 5)", each_round: "0.9 * strain_{n} + 0.05 * weight_{n} * '
                 f'strain_{before} + normal(0, 0.02)", min: 0, max: 1 }}',
                 f'  clash_{n}: {{ chance: "0.01 * (1 + strain_{n}) * if(done(border) and round > 3, 0.5, 1)", '
                 f'draws: {{ severity: "beta(2, 4)" }}, effects: ["trust(north, south) *= 1 - 0.1 * severity * weight_{n}", '
                 f'"strain_{n} += 0.2 * severity"] }}']
        for section, line in zip((parameters, states, events), added):
            section.append(line)
            used += len(line) + 1
    return "\n".join(lines + parameters + states + events + ending)


def check(binary, repeats):
    """Checking of a file of a megabyte."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "great.yaml"
        path.write_text(great_scenario(MEGABYTE), encoding="utf-8")
        runs = [timed([binary, "check", str(path)]) for _ in range(max(3, repeats // 3) + 1)][1:]
        size = path.stat().st_size
    times = [elapsed for elapsed, _, _, _ in runs]
    processor = [seconds for _, _, _, seconds in runs]
    met, mark = verdict(statistics.median(times), 1)
    memory = max(memory for _, memory, _, _ in runs) / MEGABYTE
    print(f"checking: {size / MEGABYTE:.2f} MB in {spread(times)} s, goal 1 s, with {memory:.0f} MB of memory{mark}")
    print(f"          processor time: {spread(processor)} s")
    return met


def memory(binary, _repeats):
    """The most memory that is resident, for few replicates and for many."""
    met = True
    for replicates in (10, 100_000, 10_000_000):
        most = run(binary, HERE / "scenarios" / "reference.yaml", replicates)[1] / MEGABYTE
        fine, mark = verdict(most, 50)
        met &= fine
        print(f"memory: {replicates:,} replicates of reference.yaml: {most:.1f} MB resident, goal 50 MB{mark}")
    # Measures keep the values of the first replicates for their quantiles.
    for name, replicates in (("reciprocity", 500_000), ("wide", 20_000)):
        most = run(binary, HERE / "scenarios" / f"{name}.yaml", replicates)[1] / MEGABYTE
        fine, mark = verdict(most, 50)
        met &= fine
        print(f"memory: {replicates:,} replicates of {name}.yaml: {most:.1f} MB resident, goal 50 MB{mark}")
    return met


def threads(binary, repeats):
    """Two threads against one, in turn."""
    if (os.cpu_count() or 1) < 2:
        print("threads: one core only; not measured")
        return True
    met = True
    for name, replicates in (("reference", 2_000_000), ("reciprocity", 400_000), ("wide", 40_960)):
        path = HERE / "scenarios" / f"{name}.yaml"
        ratios = [run(binary, path, replicates, 1)[2] / run(binary, path, replicates, 2)[2] for _ in range(repeats)]
        fine, mark = verdict(statistics.median(ratios), 1.9, at_most=False)
        met &= fine
        print(f"threads: two are {spread(ratios)} times as fast as one on {name}.yaml, goal 1.9{mark}")
    return met


def linear(binary, repeats):
    """Time in proportion to replicates and to rounds: ten times as many take ten times as long."""
    met = True
    path = HERE / "scenarios" / "reference.yaml"
    ratios = [run(binary, path, 4_000_000, 1)[2] / run(binary, path, 400_000, 1)[2] for _ in range(max(3, repeats // 3))]
    fine, mark = verdict(abs(statistics.median(ratios) - 10), 1)
    met &= fine
    print(f"linear: ten times the replicates of reference.yaml take {spread(ratios)} times as long, goal 9 to 11{mark}")
    text = (HERE / "scenarios" / "long.yaml").read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "long.yaml"
        ratios = []
        for _ in range(max(3, repeats // 3)):
            times = []
            for rounds in (10_000, 1_000):
                path.write_text(text.replace("rounds: 10000", f"rounds: {rounds}"), encoding="utf-8")
                times.append(run(binary, path, 4096, 1)[2])
            ratios.append(times[0] / times[1])
    fine, mark = verdict(abs(statistics.median(ratios) - 10), 1)
    met &= fine
    print(f"linear: ten times the rounds of long.yaml take {spread(ratios)} times as long, goal 9 to 11{mark}")
    return met


def limits(binary, _repeats):
    """Inputs at their limits: processor time, and memory."""
    ending = ["outcomes:", "  peace: { finally: done(all), good: true }", "  no_peace: otherwise", ""]
    start = ["detente: 1", "clock: { rounds: 12 }", "issues: { border: { steps: 3 } }"]
    pair = ["actors: { north: { trust: 0.5 }, south: { trust: 0.5 } }", "parameters:"]
    actors = ["actors:", *(f"  a{n}: {{ trust: 0.5 }}" for n in range(200))]
    inputs = [f'  p{n}: "uniform(0, 1)"' for n in range(50_000)]
    run_few = ["run", "--quiet", "--replicates"]
    cases = [
        ("200 actors on one issue, 100 replicates", start + actors + ending, [*run_few, "100"], 1, None, 0),
        ("50,000 uncertain parameters, 10,000 replicates", start + pair + inputs + ending, [*run_few, "10000"], None, 500, 0),
        ("300,000 duplicate keys", start + pair + ["  p: 1"] * 300_000 + ending, ["check"], 2, None, 65),
    ]
    met = True
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "limit.yaml"
        for name, lines, arguments, most_seconds, most_memory, status in cases:
            path.write_text("\n".join(lines), encoding="utf-8")
            _, memory, _, processor = timed([binary, *arguments, str(path)], status)
            goals = [(processor, most_seconds, "s"), (memory / MEGABYTE, most_memory, "MB")]
            goals = [(value, goal, unit) for value, goal, unit in goals if goal]
            fine = all(value <= goal for value, goal, _ in goals)
            met &= fine
            wanted = ", ".join(f"{goal} {unit}" for _, goal, unit in goals)
            print(f"limits: {name}: {processor:.2f} s of processor time, {memory / MEGABYTE:.0f} MB, goal {wanted}"
                  f"{'' if fine else '  MISSED'}")
    return met


def main():
    measures = {"start": start, "check": check, "memory": memory, "threads": threads, "linear": linear,
                "limits": limits}
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--binary", default=str(HERE.parent / ".build" / "release" / "detente"), help="the detente program")
    parser.add_argument("--repeats", type=int, default=9, help="how often each is measured [9]")
    parser.add_argument("--only", default=",".join(measures), help=f"some of {', '.join(measures)} [all]")
    options = parser.parse_args()
    names = options.only.split(",")
    print(f"load of the machine: {os.getloadavg()[0]:.1f} (the average over a minute; best below 0.5)")
    if unknown := set(names) - set(measures):
        parser.error(f"no such measure: {', '.join(sorted(unknown))} (there are {', '.join(measures)})")
    if options.repeats < 1:
        parser.error("--repeats is at least 1")
    if not os.access(options.binary, os.X_OK):
        raise Failed(f"there is no program {options.binary}; build it with `swift build -c release`")
    # All of them, even if one misses its goal.
    return 0 if all([measures[name](options.binary, options.repeats) for name in names]) else 1


if __name__ == "__main__":
    try:
        sys.exit(main())
    except Failed as problem:
        print(f"scale.py: {problem}", file=sys.stderr)
        sys.exit(66)
