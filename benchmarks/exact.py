#!/usr/bin/env python3
"""Exact probabilities: `detente exact` beside the model checker Storm on the same chain, by turns.

    benchmarks/exact.py [--binary PATH] [--rounds 20,40,60] [--threads 2] [--repeats 5]

The chain is the match of scenarios/reciprocity.yaml with its outcome by score (rivals/storm_reciprocity.py describes it
again, for Storm). First the answers are compared: all outcomes must agree to 1e-14. Then medians: of Détente the whole
process is counted, on one thread and on several; of Storm what follows the start of Python and the loading of Storm. With
its four measures, `all measures`, Détente also counts offers, which Storm's chain does not: more states, no ratio.
Needs benchmarks/rivals/.venv (rivals/setup.sh). The exit status is 1 if the answers differ.
"""

import argparse
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
MATCH = (HERE / "scenarios/reciprocity.yaml").read_text()
TOLERANCE = 1e-14


def scenario(rounds, measures):
    text = re.sub(r"rounds: \d+", f"rounds: {rounds}", MATCH)
    return text if measures else text[: text.index("measures:")]


def detente(binary, path, threads):
    """Outcomes, seconds elapsed, seconds of the processor."""
    before, begin = os.times(), time.perf_counter()
    output = subprocess.run(
        [binary, "exact", path, "--format", "json", "--quiet", "--threads", str(threads)],
        check=True, capture_output=True, text=True).stdout
    elapsed, after = time.perf_counter() - begin, os.times()
    outcomes = {each["name"]: each["probability"] for each in json.loads(output)["outcomes"]}
    return outcomes, elapsed, after.children_user - before.children_user


def storm(rounds):
    command = [str(HERE / "rivals/.venv/bin/python"), str(HERE / "rivals/storm_reciprocity.py"), str(rounds)]
    answer = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()[-1])
    return answer["outcomes"], answer["elapsed"], answer["processor"]


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--binary", default=str(HERE.parent / ".build/release/detente"))
    parser.add_argument("--rounds", default="20,40,60")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--repeats", type=int, default=5)
    given = parser.parse_args()
    print(f"{'rounds':>6}  {'Storm':>15}  {'one thread':>21}  {f'{given.threads} threads':>21}  all measures")
    for rounds in map(int, given.rounds.split(",")):
        with tempfile.TemporaryDirectory() as folder:
            plain, full = Path(folder, "plain.yaml"), Path(folder, "full.yaml")
            plain.write_text(scenario(rounds, measures=False))
            full.write_text(scenario(rounds, measures=True))
            turns = {
                "storm": lambda: storm(rounds),
                "one": lambda: detente(given.binary, plain, 1),
                "several": lambda: detente(given.binary, plain, given.threads),
                "full": lambda: detente(given.binary, full, given.threads),
            }
            times = {name: [] for name in turns}
            for _ in range(given.repeats):
                answers = {}
                for name, turn in turns.items():
                    answers[name], elapsed, processor = turn()
                    times[name].append((elapsed, processor))
                for name, answer in answers.items():
                    gap = max(abs(answer[outcome] - answers["storm"][outcome]) for outcome in answer)
                    if answer.keys() != answers["storm"].keys() or gap > TOLERANCE:
                        sys.exit(f"{rounds} rounds: Storm and {name} differ by {gap}: {answers}")
        elapsed = {name: statistics.median(each[0] for each in list) for name, list in times.items()}
        processor = {name: statistics.median(each[1] for each in list) for name, list in times.items()}

        def cell(name):
            own = f"{elapsed[name]:.3f} s ({processor[name]:.3f})"
            return own if name in ("storm", "full") else f"{own} {elapsed['storm'] / elapsed[name]:.1f}×"

        print(f"{rounds:>6}  {cell('storm'):>15}  {cell('one'):>21}  {cell('several'):>21}  {cell('full')}")
    print("Seconds elapsed (of the processor); × the speed of Storm. All outcomes agree to 1e-14.")


if __name__ == "__main__":
    main()
