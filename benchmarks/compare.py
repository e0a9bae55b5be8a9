#!/usr/bin/env python3
"""Sets détente beside its rivals on the same scenarios, in one run: first the answers, then the speed.

    benchmarks/rivals/setup.sh
    swift build -c release
    benchmarks/compare.py [--binary PATH] [--rivals c_mt19937,c_taus2] [--repeats 5] [--output benchmarks/RESULTS.md]

Contestants take turns (A B C A B C ...), so that a slow minute of the machine falls on all of them, and ratios are
taken within a turn. What is compared is time per replicate: the replicate is the same for all, a round is not (ours
may count it differently). Every contestant times itself, without start-up, reading of the file and, for Numba,
compilation; ours is `run.timing.seconds`, which includes all the counting for its report.

Nothing is timed unless all agree on the answers. Exit status: 0 done, 1 they disagree, 66 something is not built.
Needs nothing but Python's standard library; the rivals have their own environment.
"""

import argparse
import json
import math
import os
import platform
import shutil
import statistics
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).resolve().parent
RIVALS = HERE / "rivals"
STANDARD_ERRORS = 4  # as in the known answers; about one false alarm in 16,000 comparisons


class NotBuilt(Exception):
    """A contestant cannot run; the message says what to do."""


@dataclass(frozen=True)
class Contestant:
    """A program that simulates one scenario and says how long it took."""

    name: str
    what: str
    replicates: int  # enough for about a second; checked answers use as many
    command: tuple[str, ...]  # {replicates} and {seed} are filled in
    cores: str = "one"

    @property
    def is_ours(self):
        return self.name.startswith("detente")


@dataclass
class Result:
    """One run of a contestant."""

    replicates: int
    seconds: float
    probabilities: dict[str, float]
    means: dict[str, float] = field(default_factory=dict)
    deviations: dict[str, float] = field(default_factory=dict)  # of a mean, between replicates
    version: str | None = None

    @property
    def ns_per_replicate(self):
        return 1e9 * self.seconds / self.replicates


@dataclass(frozen=True)
class Load:
    """A scenario with its contestants and what is known of it beforehand."""

    name: str
    contestants: tuple[Contestant, ...]
    known: dict[str, float] = field(default_factory=dict)
    known_replicates: float = math.inf
    known_means: dict[str, float] = field(default_factory=dict)


def c_rival(source, generator, replicates, openmp=False):
    program = RIVALS / ".venv" / "c" / (source + ("_openmp" if openmp else ""))
    return Contestant(
        f"c_{generator}" + ("_openmp" if openmp else ""),
        f"C with GSL, {generator}" + (", OpenMP" if openmp else ""),
        replicates, (str(program), "{replicates}", "{seed}", generator), "all" if openmp else "one")


def python_rival(name, what, source, replicates):
    python = RIVALS / ".venv" / "bin" / "python"
    return Contestant(name, what, replicates, (str(python), str(RIVALS / source), "{replicates}", "{seed}"))


def ours(binary, scenario, replicates):
    def contestant(name, what, cores, threads):
        return Contestant(name, what, replicates, (
            binary, "run", str(HERE / "scenarios" / f"{scenario}.yaml"), "--format", "json", "--quiet",
            "--replicates", "{replicates}", "--seed", "{seed}", *threads), cores)

    return (contestant("detente", "détente", "one", ("--threads", "1")),
            contestant("detente_all", "détente, all cores", "all", ()))


def exact_means():
    answer = subprocess.run([sys.executable, str(RIVALS / "exact_reciprocity.py")], capture_output=True, text=True, check=True)
    return json.loads(answer.stdout)["means"]


def loads(binary):
    def with_ours(scenario, replicates, *rivals):
        return (*(ours(binary, scenario, replicates) if binary else ()), *rivals)

    return {load.name: load for load in (
        Load("reference", with_ours(
            "reference", 1_000_000,
            c_rival("reference", "mt19937", 500_000), c_rival("reference", "taus2", 500_000),
            c_rival("reference", "taus2", 1_000_000, openmp=True),
            python_rival("numpy", "NumPy, vectorised over replicates", "numpy_reference.py", 200_000),
            python_rival("numba", "Numba, compiled loop", "numba_reference.py", 500_000),
            python_rival("mesa", "Mesa, agents", "mesa_reference.py", 5_000)),
            {"normalised": 0.343236, "collapse": 0.056217, "stalled": 0.600548}, 20_000_000),
        Load("reciprocity", with_ours(
            "reciprocity", 200_000,
            c_rival("reciprocity", "mt19937", 150_000), c_rival("reciprocity", "taus2", 300_000),
            c_rival("reciprocity", "taus2", 600_000, openmp=True),
            python_rival("numpy", "NumPy, vectorised over matches", "numpy_reciprocity.py", 200_000),
            python_rival("numba", "Numba, compiled loop", "numba_reciprocity.py", 200_000),
            python_rival("axelrod", "Axelrod, its own strategies", "axelrod_reciprocity.py", 1_000)),
            known_means=exact_means()),
        Load("wide", with_ours("wide", 50_000)),
        Load("draws", with_ours("draws", 50_000)),
        Load("long", with_ours("long", 1_000)),
    )}


def run(contestant, seed, scale):
    replicates = max(1, round(contestant.replicates * scale))
    command = [part.format(replicates=replicates, seed=seed) for part in contestant.command]
    if not shutil.which(command[0]):
        remedy = "build it with `swift build -c release`" if contestant.is_ours else "run benchmarks/rivals/setup.sh"
        raise NotBuilt(f"{contestant.name}: its program is not there; {remedy}")
    finished = subprocess.run(command, capture_output=True, text=True)
    if finished.returncode != 0:
        raise NotBuilt(f"{contestant.name}: exit status {finished.returncode}\n{finished.stderr.strip()}")
    answer = json.loads(finished.stdout)
    if not contestant.is_ours:
        return Result(answer["replicates"], answer["seconds"], answer["probabilities"], answer.get("means", {}),
                      version=answer.get("version"))
    if answer["run"]["faults"]:
        raise NotBuilt(f"{contestant.name}: {answer['run']['faults']} faults; the scenario is broken")
    measures = answer.get("measures") or []
    return Result(
        answer["run"]["replicates"], answer["run"]["timing"]["seconds"],
        {outcome["name"]: outcome["probability"] for outcome in answer["outcomes"]},
        {measure["name"]: measure["mean"] for measure in measures},
        {measure["name"]: measure["sd"] for measure in measures})


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
                yield f"{one} and {other} have different outcomes"
                continue
            for outcome in a.probabilities if b.probabilities else ():
                p, q = a.probabilities[outcome], b.probabilities[outcome]
                # Pooled: an outcome that neither or hardly any replicate reached must not give an error of 0.
                pooled = ((p * a.replicates + q * b.replicates) / (a.replicates + b.replicates)
                          if math.isfinite(a.replicates + b.replicates) else q)
                error = math.sqrt(pooled * (1 - pooled) * (1 / a.replicates + 1 / b.replicates))
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
        f"load of the machine before the first turn: {os.getloadavg()[0]:.1f} (the average over a minute; best below 0.5)",
    ) if fact]


def duration(ns):
    for unit, size in (("s", 1e9), ("ms", 1e6), ("µs", 1e3)):
        if ns >= size:
            return f"{ns / size:.3g} {unit}"
    return f"{ns:.3g} ns"


def spread(values, form):
    return f"{form(statistics.median(values))} ({form(min(values))}–{form(max(values))})"


def table(load, contestants, turns):
    """Markdown rows: time per replicate, and how many times as long as ours on as many cores."""
    lines = ["| contestant | cores | time a replicate | times as long as détente |", "|---|---|---|---|"]
    for contestant in contestants:
        times = [turn[contestant.name].ns_per_replicate for turn in turns]
        baseline = next((c.name for c in contestants if c.is_ours and c.cores == contestant.cores), None)
        ratio = "–"
        if baseline and not contestant.is_ours:
            ratio = spread([turn[contestant.name].ns_per_replicate / turn[baseline].ns_per_replicate for turn in turns],
                           lambda value: f"{value:.3g}")
        version = next((turn[contestant.name].version for turn in turns), None)
        what = contestant.what + (f" ({version})" if version else "")
        lines.append(f"| {what} | {contestant.cores} | {spread(times, duration)} | {ratio} |")
    return [f"## {load.name}", "", *lines, ""]


def find_binary(given):
    if given:
        return given
    repository = HERE.parent
    path = line_of("swift", "build", "--package-path", str(repository), "-c", "release", "--show-bin-path")
    binary = Path(path or repository / ".build" / "release") / "detente"
    return str(binary)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--binary", help="the detente program [that of `swift build -c release`]")
    parser.add_argument("--without-ours", action="store_true", help="the rivals alone")
    parser.add_argument("--scenarios", default="reference,reciprocity,wide,draws,long", help="which loads [all]")
    parser.add_argument("--rivals", help="which rivals, by name, or `none` [all]")
    parser.add_argument("--repeats", type=int, default=5, help="turns of all contestants [5]")
    parser.add_argument("--scale", type=float, default=1, help="times the usual number of replicates [1]")
    parser.add_argument("--output", default=str(HERE / "RESULTS.md"), help="where the tables go [benchmarks/RESULTS.md]")
    options = parser.parse_args()
    if options.repeats < 1 or not options.scale > 0:
        parser.error("--repeats is at least 1 and --scale is above 0")

    every = loads(None if options.without_ours else find_binary(options.binary))
    names = options.scenarios.split(",")
    rivals = None if options.rivals is None else set(options.rivals.split(",")) - {"none"}
    known = {c.name for load in every.values() for c in load.contestants}
    if unknown := set(names) - set(every):
        parser.error(f"no such scenario: {', '.join(sorted(unknown))} (there are {', '.join(every)})")
    if unknown := (rivals or set()) - known:
        parser.error(f"no such rival: {', '.join(sorted(unknown))} (there are {', '.join(sorted(known))})")

    report = ["# Results", "", "Written by `benchmarks/compare.py`; see [README.md](README.md) for what is measured.", "",
              *(f"- {fact}" for fact in machine()),
              f"- {options.repeats} turns; median, with least and greatest in brackets; ratios are taken turn by turn", ""]
    for name in names:
        load = every[name]
        contestants = [c for c in load.contestants if c.is_ours or rivals is None or c.name in rivals]
        if not contestants:
            continue
        print(f"{name}: checking that {len(contestants)} contestants agree", file=sys.stderr)
        # Seeds differ, so that contestants with the same generator do not agree by construction.
        checked = {c.name: run(c, 1000 + index, options.scale) for index, c in enumerate(contestants)}
        if wrong := list(disagreements(load, checked)):
            print("\n".join(f"{name}: {line}" for line in wrong), file=sys.stderr)
            return 1
        turns = []
        for turn in range(options.repeats):
            print(f"{name}: turn {turn + 1} of {options.repeats}", file=sys.stderr)
            turns.append({c.name: run(c, turn + 1, options.scale) for c in contestants})
        section = table(load, contestants, turns)
        print("\n".join(section))
        report += section

    Path(options.output).write_text("\n".join(report).rstrip() + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except NotBuilt as problem:
        print(f"compare.py: {problem}", file=sys.stderr)
        sys.exit(66)
