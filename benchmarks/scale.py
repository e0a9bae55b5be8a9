#!/usr/bin/env python3
"""Measures how the program scales: start-up, checking of a large file, memory, threads; a table with the goals.

    benchmarks/scale.py [--binary PATH] [--repeats 9] [--only start,check,memory,many,threads,linear,limits]

Goals: a run of 1,000 replicates of first-steps.yaml, process and all, within 30 ms; a scenario of 1 MB checked within a
second; at most 50 MB resident whatever the number of replicates; 200 scenarios compared in 100 MB, and 1,000 points of a
sweep with 100,000 replicates each in 4 GB (measured with fewer replicates: memory does not grow beyond the first 4,096 of
so many scenarios); two threads at least 1.9 times as fast as one; time in
proportion to replicates and to rounds; 200 actors within a second of processor time to the first result, 50,000 uncertain
parameters in 500 MB, 300,000 duplicate keys reported within 2 s. Prints a table in Markdown, medians with least and
greatest. A busy machine misses goals of time; the exit status is 1 then, and 66 if there is no program.
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


def row(what, measured, goal="", met=True):
    """Prints a row of the table.
    Returns whether the goal is met."""
    print(f"| {what} | {measured} | {goal}{'' if met else ' **missed**'} |", flush=True)
    return met


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
    met = row("1,000 replicates of first-steps.yaml, the whole process", f"{spread(whole)} ms", "30 ms",
              statistics.median(whole) <= 30)
    row("of that, simulating", f"{spread(inside)} ms")
    row("processor time of the process", f"{spread(processor)} ms")
    bare = [1000 * timed([binary, "--version"])[0] for _ in range(repeats + 1)][1:]
    row("a process that only prints its version", f"{spread(bare)} ms")
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
    most = max(memory for _, memory, _, _ in runs) / MEGABYTE
    return row(f"checking {size / MEGABYTE:.2f} MB", f"{spread(times)} s, {most:.0f} MB", "1 s",
               statistics.median(times) <= 1)


def memory(binary, _repeats):
    """The most memory that is resident, for few replicates and for many."""
    # Measures keep the values of the first replicates for their quantiles.
    cases = [("reference", 10), ("reference", 100_000), ("reference", 10_000_000), ("reciprocity", 500_000),
             ("wide", 20_000)]
    met = True
    for name, replicates in cases:
        most = run(binary, HERE / "scenarios" / f"{name}.yaml", replicates)[1] / MEGABYTE
        met &= row(f"{replicates:,} replicates of {name}.yaml", f"{most:.1f} MB", "50 MB", most <= 50)
    return met


def many(binary, _repeats):
    """Memory of many scenarios side by side: variations of the frozen flagship."""
    base = HERE / "scenarios" / "normalisation.yaml"
    met = True
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / f"case-{n:03}.yaml" for n in range(200)]
        for n, path in enumerate(paths):
            path.write_text(f"extends: {os.path.relpath(base, folder)}\ntitle: Case {n}\n", encoding="utf-8")
        for form, replicates, goal in (("table", 64, 100), ("json", 64, 100), ("csv", 64, 100), ("table", 8192, 300)):
            elapsed, most, _, _ = timed([
                binary, "compare", "--quiet", "--format", form, "--replicates", str(replicates), *map(str, paths)])
            met &= row(f"comparison of 200 scenarios, {replicates:,} replicates, {form}",
                       f"{most / MEGABYTE:.0f} MB, {elapsed:.0f} s", f"{goal} MB", most <= goal * MEGABYTE)
    for points, replicates in ((200, 8192), (200, 40_960), (1000, 8192)):
        elapsed, most, _, _ = timed([binary, "sweep", "--quiet", "--plain", "--vary", f"linkage=0:{(points - 1) / 1000}:0.001",
                                     "--replicates", str(replicates), str(base)])
        goal = 4000 if points == 1000 else 1000
        met &= row(f"sweep of {points:,} points, {replicates:,} replicates, --plain",
                   f"{most / MEGABYTE:.0f} MB, {elapsed:.0f} s", f"{goal:,} MB", most <= goal * MEGABYTE)
    return met


def threads(binary, repeats):
    """Two threads against one, in turn."""
    if (os.cpu_count() or 1) < 2:
        return row("two threads", "one core only; not measured")
    met = True
    for name, replicates in (("reference", 2_000_000), ("reciprocity", 400_000), ("wide", 40_960)):
        path = HERE / "scenarios" / f"{name}.yaml"
        ratios = [run(binary, path, replicates, 1)[2] / run(binary, path, replicates, 2)[2] for _ in range(repeats)]
        met &= row(f"two threads on {name}.yaml", f"{spread(ratios)} times as fast as one", "1.9",
                   statistics.median(ratios) >= 1.9)
    return met


def linear(binary, repeats):
    """Time in proportion to replicates and to rounds: ten times as many take ten times as long."""
    path = HERE / "scenarios" / "reference.yaml"
    ratios = [run(binary, path, 4_000_000, 1)[2] / run(binary, path, 400_000, 1)[2] for _ in range(max(3, repeats // 3))]
    met = row("ten times the replicates of reference.yaml", f"{spread(ratios)} times as long", "9 to 11",
              abs(statistics.median(ratios) - 10) <= 1)
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
    met &= row("ten times the rounds of long.yaml", f"{spread(ratios)} times as long", "9 to 11",
               abs(statistics.median(ratios) - 10) <= 1)
    return met


def limits(binary, _repeats):
    """Inputs at their limits: processor time, and memory."""
    ending = ["outcomes:", "  peace: { finally: done(all), good: true }", "  no_peace: otherwise", ""]
    start = ["detente: 1", "clock: { rounds: 12 }", "issues: { border: { steps: 3 } }"]
    pair = ["actors: { north: { trust: 0.5 }, south: { trust: 0.5 } }", "parameters:"]
    actors = ["actors:", *(f"  a{n}: {{ trust: 0.5 }}" for n in range(200))]
    inputs = [f'  p{n}: "uniform(0, 1)"' for n in range(50_000)]
    summed = ['measures: { sum: "' + " + ".join(f"p{n}" for n in range(50_000)) + '" }', ""]
    run_few = ["run", "--quiet", "--replicates"]
    cases = [
        ("200 actors on one issue, 100 replicates", start + actors + ending, [*run_few, "100"], 1, None, 0),
        ("50,000 uncertain parameters, 10,000 replicates", start + pair + inputs + ending, [*run_few, "10000"], None, 500, 0),
        ("the same, all summed into a measure", start + pair + inputs + ending + summed, [*run_few, "10000"], None, 500, 0),
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
            wanted = ", ".join(f"{goal} {unit}" for _, goal, unit in goals)
            met &= row(name, f"{processor:.2f} s of processor time, {memory / MEGABYTE:.0f} MB", wanted, fine)
    return met


def main():
    measures = {"start": start, "check": check, "memory": memory, "many": many, "threads": threads, "linear": linear,
                "limits": limits}
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--binary", default=str(HERE.parent / ".build" / "release" / "detente"), help="the detente program")
    parser.add_argument("--repeats", type=int, default=9, help="how often each is measured [9]")
    parser.add_argument("--only", default=",".join(measures), help=f"some of {', '.join(measures)} [all]")
    options = parser.parse_args()
    names = options.only.split(",")
    if unknown := set(names) - set(measures):
        parser.error(f"no such measure: {', '.join(sorted(unknown))} (there are {', '.join(measures)})")
    if options.repeats < 1:
        parser.error("--repeats is at least 1")
    if not os.access(options.binary, os.X_OK):
        raise Failed(f"there is no program {options.binary}; build it with `swift build -c release`")
    print(f"Load of the machine: {os.getloadavg()[0]:.1f} (the average over a minute; best below 0.5).\n")
    print("| what | measured | goal |\n|---|---|---|")
    # All of them, even if one misses its goal.
    return 0 if all([measures[name](options.binary, options.repeats) for name in names]) else 1


if __name__ == "__main__":
    try:
        sys.exit(main())
    except Failed as problem:
        print(f"scale.py: {problem}", file=sys.stderr)
        sys.exit(66)
