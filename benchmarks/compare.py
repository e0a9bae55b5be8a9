#!/usr/bin/env python3
"""Sets détente beside its rivals on the same scenarios, in one run: first the answers, then the speed.

    benchmarks/rivals/setup.sh
    swift build -c release
    benchmarks/compare.py [--march x86-64-v3,x86-64-v4] [--binary [LEVEL=]PATH] [--rivals c_mt19937,c_taus2] \
        [--repeats 5] [--output benchmarks/RESULTS.md]

Contestants take turns (A B C A B C ...), so that a slow minute of the machine falls on all of them, and ratios are
taken within a turn. What is compared is time per replicate: the replicate is the same for all, a round is not (ours
may count it differently). Every contestant times itself, without start-up, reading of the file and, for Numba,
compilation; ours is `run.timing.seconds`, which includes all the counting for its report, of a `--plain` run: twins are
further replicates, which no rival simulates.

With several levels of processor (`--march`), the C programs and ours built for each take turns in the same run, and
there is a table for each. `native` is this machine's own. Where no program is named for another level, it is built in
`.build-LEVEL`. Python's rivals choose their instructions when they run, and take part in `native` alone.

Nothing is timed unless all agree on the answers. Exit status: 0 done, 1 they disagree, 66 something is not built.
Needs nothing but Python's standard library; the rivals have their own environment.
"""

import argparse
import math
import os
import platform
import statistics
import subprocess
import sys
from pathlib import Path

from contestants import HERE, LEVELS, NATIVE, NotBuilt, Result, binary_at, loads, run

STANDARD_ERRORS = 5  # about one false alarm in 1.7 million comparisons; a run makes hundreds
SUMMARY = "summary"


def disagreements(load, results):
    """What does not agree within the stated standard errors: each with each other, and each with what is known."""
    witnesses = dict(results)
    if load.known:
        witnesses["known answers"] = Result(load.known_replicates, 0, load.known)
    if load.known_means:
        witnesses["exact"] = Result(math.inf, 0, {}, load.known_means)
    deviations = next((r.deviations for r in results.values() if r.deviations), {})
    names = list(witnesses)
    for index, one in enumerate(names):
        for other in names[index + 1:]:
            a, b = witnesses[one], witnesses[other]
            if a.probabilities and b.probabilities and set(a.probabilities) != set(b.probabilities):
                yield f"{one} and {other} have different outcomes or questions"
                continue
            for outcome in a.probabilities if b.probabilities else ():
                p, q = a.probabilities[outcome], b.probabilities[outcome]
                m, n = a.asked.get(outcome, a.replicates), b.asked.get(outcome, b.replicates)
                # Pooled: an outcome that neither or hardly any replicate reached must not give an error of 0.
                pooled = (p * m + q * n) / (m + n) if math.isfinite(m + n) else q
                error = math.sqrt(pooled * (1 - pooled) * (1 / m + 1 / n))
                if abs(p - q) > STANDARD_ERRORS * error + 1e-6:  # answers are printed to six digits
                    yield f"{outcome}: {one} {p:.6f}, {other} {q:.6f}, {abs(p - q) / error:.1f} standard errors apart"
            for mean in set(a.means) & set(b.means) & set(deviations):
                p, q = a.means[mean], b.means[mean]
                error = deviations[mean] * math.sqrt(1 / a.replicates + 1 / b.replicates)
                if abs(p - q) > STANDARD_ERRORS * error + 1e-6:
                    yield f"{mean}: {one} {p:.6f}, {other} {q:.6f}, {abs(p - q) / error:.1f} standard errors apart"


def line_of(*command):
    try:
        output = subprocess.run(command, capture_output=True, text=True).stdout
        return output.splitlines()[0].strip() if output else None
    except OSError:
        return None


def machine():
    cpu = next((line.split(":", 1)[1].strip() for line in Path("/proc/cpuinfo").read_text().splitlines()
                if line.startswith("model name")), None) if Path("/proc/cpuinfo").exists() else None
    try:
        distribution = platform.freedesktop_os_release().get("PRETTY_NAME")
    except OSError:
        distribution = None
    gsl = line_of("gsl-config", "--version")
    return [fact for fact in (
        f"{cpu or platform.processor() or platform.machine()}, {os.cpu_count()} cores",
        f"{distribution or platform.system()}, kernel {platform.release()}",
        line_of("swift", "--version"),
        line_of("gcc", "--version"),
        gsl and f"GSL {gsl}",
        f"Python {platform.python_version()}",
        f"load of the machine before the first turn: {os.getloadavg()[0]:.1f} (the average over a minute; "
        "best below 0.5)",
    ) if fact]


def duration(ns):
    for unit, size in (("s", 1e9), ("ms", 1e6), ("µs", 1e3)):
        if ns >= size:
            return f"{ns / size:.3g} {unit}"
    return f"{ns:.3g} ns"


def spread(values, form):
    return f"{form(statistics.median(values))} ({form(min(values))}–{form(max(values))})"


def table(title, contestants, turns):
    """Markdown rows: time per replicate, and how many times as long as ours on as many cores."""
    lines = ["| contestant | cores | time a replicate | times as long as détente |", "|---|---|---|---|"]
    for contestant in contestants:
        times = [turn[contestant].ns_per_replicate for turn in turns]
        baseline = next((c for c in contestants if c.is_ours and c.cores == contestant.cores), None)
        ratio = "–"
        if baseline and not contestant.is_ours:
            ratio = spread(ratios(contestant, baseline, turns), lambda value: f"{value:.3g}")
        version = next((turn[contestant].version for turn in turns), None)
        what = contestant.what + (f" ({version})" if version else "")
        lines.append(f"| {what} | {contestant.cores} | {spread(times, duration)} | {ratio} |")
    return [f"## {title}", "", *lines, ""]


def ratios(one, other, turns):
    """How many times as long one takes as the other, turn by turn."""
    return [turn[one].ns_per_replicate / turn[other].ns_per_replicate for turn in turns]


def summary_row(load, level, contestants, turns):
    """How far ahead of C on one core, and what all cores gain; nothing where not all of them have run."""
    by_name = {contestant.name: contestant for contestant in contestants}

    def median(one, other):
        known = one in by_name and other in by_name
        return f"{statistics.median(ratios(by_name[one], by_name[other], turns)):.3g}" if known else "–"

    cells = [median("c_mt19937", "detente"), median("c_taus2", "detente"), median("detente", "detente_all"),
             median("c_taus2", "c_taus2_openmp")]
    return [] if set(cells[:2]) == {"–"} else [f"| {load} | {level} | {' | '.join(cells)} |"]


def summary(rows):
    if not rows:
        return []
    return [f"## {SUMMARY}", "",
            "Medians of the ratios of each turn: how many times as long as détente C with GSL takes, both on one",
            "core; and how many times as fast all cores are as one.", "",
            "| scenario | built for | C, mt19937 | C, taus2 | gain of détente | gain of C, taus2, OpenMP |",
            "|---|---|---|---|---|---|", *rows, ""]


def kept(path, names):
    """The sections of an earlier file that are not written here, such as that of `cluster.py`."""
    if not path.exists():
        return []
    sections = path.read_text(encoding="utf-8").split("\n## ")[1:]
    own = {SUMMARY, *names}
    return [f"## {section.rstrip()}\n" for section in sections if section.splitlines()[0].split(",")[0] not in own]


def chosen_binaries(given, levels):
    """Our program by level: as named by `--binary`, else SwiftPM's."""
    named = dict(one.split("=", 1) if one.split("=", 1)[0] in LEVELS else (levels[0], one) for one in given)
    return {level: named.get(level) or binary_at(level) for level in levels}


def options_of(parser):
    parser.add_argument("--march", default=NATIVE, help=f"levels of processor, of {', '.join(LEVELS)} [{NATIVE}]")
    parser.add_argument("--binary", action="append", default=[], metavar="[LEVEL=]PATH",
                        help="the detente program, of the first level or of a named one [that of `swift build`]")
    parser.add_argument("--without-ours", action="store_true", help="the rivals alone")
    parser.add_argument("--scenarios", help="which loads [all]")
    parser.add_argument("--rivals", help="which rivals, by name, or `none` [all]")
    parser.add_argument("--repeats", type=int, default=5, help="turns of all contestants [5]")
    parser.add_argument("--scale", type=float, default=1, help="times the usual number of replicates [1]")
    parser.add_argument("--output", type=Path, default=HERE / "RESULTS.md",
                        help="where the tables go [benchmarks/RESULTS.md]")
    options = parser.parse_args()
    if options.repeats < 1 or not options.scale > 0:
        parser.error("--repeats is at least 1 and --scale is above 0")
    if unknown := set(options.march.split(",")) - set(LEVELS):
        parser.error(f"no such level: {', '.join(sorted(unknown))} (there are {', '.join(LEVELS)})")
    return options


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options = options_of(parser)
    levels = options.march.split(",")
    every = loads({} if options.without_ours else chosen_binaries(options.binary, levels), levels)
    names = options.scenarios.split(",") if options.scenarios else list(every)
    rivals = None if options.rivals is None else set(options.rivals.split(",")) - {"none"}
    known = {c.name for load in every.values() for c in load.contestants}
    if unknown := set(names) - set(every):
        parser.error(f"no such scenario: {', '.join(sorted(unknown))} (there are {', '.join(every)})")
    if unknown := (rivals or set()) - known:
        parser.error(f"no such rival: {', '.join(sorted(unknown))} (there are {', '.join(sorted(known))})")

    facts = machine()
    sections, rows = [], []
    for name in names:
        load = every[name]
        contestants = [c for c in load.contestants if c.is_ours or rivals is None or c.name in rivals]
        if not contestants:
            continue
        print(f"{name}: checking that {len(contestants)} contestants agree", file=sys.stderr)
        # Seeds differ, so that contestants with the same generator do not agree by construction.
        checked = {str(c): run(c, 1000 + index, options.scale) for index, c in enumerate(contestants)}
        if wrong := list(disagreements(load, checked)):
            print("\n".join(f"{name}: {line}" for line in wrong), file=sys.stderr)
            return 1
        turns = []
        for turn in range(options.repeats):
            print(f"{name}: turn {turn + 1} of {options.repeats}", file=sys.stderr)
            turns.append({c: run(c, turn + 1, options.scale) for c in contestants})
        for level in levels:
            own = [c for c in contestants if c.level == level]
            if own:
                section = table(name if level == NATIVE else f"{name}, {level}", own, turns)
                print("\n".join(section))
                sections += section
                rows += summary_row(name, level, own, turns)

    facts.append(f"{options.repeats} turns; median, with least and greatest in brackets; ratios are taken turn by turn")
    report = ["# Results", "",
              "Written by `benchmarks/compare.py`; see [README.md](README.md) for what is measured.", "",
              *(f"- {fact}" for fact in facts), "", *summary(rows), *sections, *kept(options.output, every)]
    options.output.write_text("\n".join(report).rstrip() + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except NotBuilt as problem:
        print(f"compare.py: {problem}", file=sys.stderr)
        sys.exit(66)
