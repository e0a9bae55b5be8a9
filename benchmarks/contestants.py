"""The contestants of compare.py: programs that simulate a scenario, the loads they share, and how they are run."""

import json
import math
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).resolve().parent
RIVALS = HERE / "rivals"
NATIVE = "native"  # whatever this machine's processor can do
LEVELS = (NATIVE, "x86-64-v3", "x86-64-v4")


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
    level: str = NATIVE  # of processor, for which it is built

    @property
    def is_ours(self):
        return self.name.startswith("detente")

    def __str__(self):
        return self.name if self.level == NATIVE else f"{self.name} ({self.level})"


@dataclass
class Result:
    """One run of a contestant."""

    replicates: int
    seconds: float
    probabilities: dict[str, float]  # of outcomes and questions
    means: dict[str, float] = field(default_factory=dict)
    deviations: dict[str, float] = field(default_factory=dict)  # of a mean, between replicates
    asked: dict[str, int] = field(default_factory=dict)  # replicates in which a question is asked, where not in all
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


def c_rivals(source, level, mt19937, taus2, openmp):
    """Those of one scenario, with their numbers of replicates."""

    def contestant(generator, replicates, suffix=""):
        program = RIVALS / ".venv" / "c" / level / (source + suffix)
        return Contestant(
            f"c_{generator}{suffix}", f"C with GSL, {generator}" + (", OpenMP" if suffix else ""), replicates,
            (str(program), "{replicates}", "{seed}", generator), "all" if suffix else "one", level)

    return contestant("mt19937", mt19937), contestant("taus2", taus2), contestant("taus2", openmp, "_openmp")


def python_rivals(level, *rivals):
    """They choose their instructions when they run, and so belong to the machine's own level alone."""
    python = RIVALS / ".venv" / "bin" / "python"
    return tuple(
        Contestant(name, what, replicates, (str(python), str(RIVALS / source), "{replicates}", "{seed}"))
        for name, what, source, replicates in rivals if level == NATIVE)


def ours(binary, scenario, level, replicates):
    """Plain: twins and replicates without events are further replicates, which no rival simulates."""

    def contestant(name, what, cores, threads):
        return Contestant(name, what, replicates, (
            binary, "run", str(HERE / "scenarios" / f"{scenario}.yaml"), "--format", "json", "--quiet", "--plain",
            "--replicates", "{replicates}", "--seed", "{seed}", *threads), cores, level)

    return (contestant("detente", "détente", "one", ("--threads", "1")),
            contestant("detente_all", "détente, all cores", "all", ()))


def exact_means():
    command = [sys.executable, str(RIVALS / "exact_reciprocity.py")]
    answer = subprocess.run(command, capture_output=True, text=True, check=True)
    return json.loads(answer.stdout)["means"]


def loads(binaries, levels):
    """By name. Our program by level is in `binaries`, which is empty where the rivals run alone."""

    def load(scenario, replicates, rivals=lambda level: (), **known):
        return Load(scenario, tuple(
            contestant for level in levels
            for contestant in (
                *(ours(binaries[level], scenario, level, replicates) if binaries else ()), *rivals(level))), **known)

    return {load.name: load for load in (
        load("reference", 1_000_000, lambda level: (
            *c_rivals("reference", level, 500_000, 500_000, 1_000_000),
            *python_rivals(
                level,
                ("numpy", "NumPy, vectorised over replicates", "numpy_reference.py", 200_000),
                ("numba", "Numba, compiled loop", "numba_reference.py", 500_000),
                ("mesa", "Mesa, agents", "mesa_reference.py", 5_000))),
            known={"normalised": 0.343236, "collapse": 0.056217, "stalled": 0.600548}, known_replicates=20_000_000),
        load("reciprocity", 200_000, lambda level: (
            *c_rivals("reciprocity", level, 150_000, 300_000, 600_000),
            *python_rivals(
                level,
                ("numpy", "NumPy, vectorised over matches", "numpy_reciprocity.py", 200_000),
                ("numba", "Numba, compiled loop", "numba_reciprocity.py", 200_000),
                ("axelrod", "Axelrod, its own strategies", "axelrod_reciprocity.py", 1_000))),
            known_means=exact_means()),
        load("normalisation", 100_000, lambda level: c_rivals("normalisation", level, 100_000, 100_000, 200_000)),
        load("wide", 50_000),
        load("draws", 50_000),
        load("long", 1_000),
    )}


def run(contestant, seed, scale):
    replicates = max(1, round(contestant.replicates * scale))
    command = [part.format(replicates=replicates, seed=seed) for part in contestant.command]
    if not shutil.which(command[0]):
        remedy = "build it with `swift build -c release`" if contestant.is_ours else "run benchmarks/rivals/setup.sh"
        raise NotBuilt(f"{contestant}: its program is not there; {remedy}")
    finished = subprocess.run(command, capture_output=True, text=True)
    if finished.returncode != 0:
        raise NotBuilt(f"{contestant}: exit status {finished.returncode}\n{finished.stderr.strip()}")
    answer = json.loads(finished.stdout)
    if not contestant.is_ours:
        return Result(answer["replicates"], answer["seconds"], answer["probabilities"], answer.get("means", {}),
                      asked=answer.get("asked", {}), version=answer.get("version"))
    if answer["run"]["faults"]:
        raise NotBuilt(f"{contestant}: {answer['run']['faults']} faults; the scenario is broken")
    questions = answer.get("questions") or []
    measures = answer.get("measures") or []
    return Result(
        answer["run"]["replicates"], answer["run"]["timing"]["seconds"],
        {one["name"]: one["probability"] for one in (*answer["outcomes"], *questions)},
        {measure["name"]: measure["mean"] for measure in measures},
        {measure["name"]: measure["sd"] for measure in measures},
        {question["name"]: question["asked"] for question in questions})


def binary_at(level):
    """Our program for a level, built where there is none that anybody named: `swift build`'s own, or by level."""
    repository = str(HERE.parent)
    flags = ["--package-path", repository, "-c", "release"]
    if level != NATIVE:
        flags += ["--scratch-path", str(HERE.parent / f".build-{level}"), "-Xcc", f"-march={level}"]
    if level == "x86-64-v4":
        flags += ["-Xcc", "-mprefer-vector-width=512"]  # as the Makefile
    try:
        if level != NATIVE:
            print(f"building détente for {level} in .build-{level}", file=sys.stderr)
            subprocess.run(["swift", "build", *flags, "--product", "detente"], check=True, stdout=sys.stderr)
        path = subprocess.run(
            ["swift", "build", *flags, "--show-bin-path"], capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError) as problem:
        raise NotBuilt(f"détente for {level}: {problem}; name a program with --binary {level}=PATH") from problem
    return str(Path(path.strip()) / "detente")
