"""The typed results are the program's JSON, all of it."""

import dataclasses
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from conftest import FIRST_STEPS, IRRITANTS, MANDATE, ROOT, printed

import detente


def assert_same(typed: Any, data: Any, where: str) -> None:
    """Every value of JSON is in the typed value, and nothing else."""
    if isinstance(data, Mapping):
        if not dataclasses.is_dataclass(typed):
            assert typed == data, where
            return
        names = {one.name.rstrip("_"): one.name for one in dataclasses.fields(typed)}
        missing = set(data) - set(names) - {"detente"}
        assert not missing, f"{where}: {missing}"
        for key, value in data.items():
            if key != "detente":
                assert_same(getattr(typed, names[key]), value, f"{where}.{key}")
    elif isinstance(data, list):
        assert len(typed) == len(data), where
        for index, value in enumerate(data):
            assert_same(typed[index], value, f"{where}[{index}]")
    else:
        assert typed == data, where


def without_timing(data: dict[str, Any]) -> dict[str, Any]:
    for one in [data, *data.get("scenarios", [])]:
        one.get("run", {}).pop("timing", None)
    return data


@pytest.mark.parametrize("scenario", [FIRST_STEPS, "scenarios/us-russia.yaml", "scenarios/river.yaml"])
def test_a_run_is_what_the_program_prints(scenario: str) -> None:
    results = detente.run(scenario, replicates=300, seed=3)
    assert_same(results, results.data, "run")
    expected = printed("run", scenario, "--replicates", "300", "--seed", "3", "--format", "json", "--quiet")
    assert without_timing(dict(results.data)) == without_timing(expected)


def test_a_comparison_is_what_the_program_prints(tmp_path: Path) -> None:
    file = tmp_path / "mandate.yaml"
    file.write_text(detente.Scenario(MANDATE).text)
    results = detente.compare(FIRST_STEPS, file, replicates=300)
    assert_same(results, results.data, "compare")
    expected = printed("compare", FIRST_STEPS, str(file), "--replicates", "300", "--format", "json", "--quiet")
    assert without_timing(dict(results.data)) == without_timing(expected)
    assert results.differences["mandate"].verdict in ("better", "worse", "no difference found")


def test_exact_results_are_what_the_program_prints() -> None:
    results = detente.exact(IRRITANTS, against_simulation=True, replicates=20_000)
    assert_same(results, results.data, "exact")
    assert results.against_simulation is not None and results.against_simulation.agrees
    # docs: the closed form of this scenario is in its file, as claims, all of which hold exactly.
    assert results.expectations and all(claim.verdict == "holds" for claim in results.expectations)
    assert "Irritants, item by item" in results.html() and results.figures


def test_text_dictionaries_and_files_are_the_same_scenario() -> None:
    text = (ROOT / FIRST_STEPS).read_text()
    by_path = detente.run(Path(FIRST_STEPS), replicates=500)
    by_text = detente.run(text, replicates=500)
    assert by_text.outcomes == by_path.outcomes == detente.run(detente.Scenario(text), replicates=500).outcomes
    assert by_text.scenario.digest == by_path.scenario.digest
    assert detente.run({"extends": FIRST_STEPS}, replicates=500).outcomes == by_path.outcomes
    both = detente.compare(text, {"extends": [FIRST_STEPS]}, detente.Scenario(MANDATE, name="mandate"), replicates=500)
    assert both.scenarios.names == ["scenario-1", "scenario-2", "mandate"]
    assert both.scenarios[0].outcomes == both.scenarios[1].outcomes == by_path.outcomes


def test_frames_are_the_tables() -> None:
    results = detente.run(FIRST_STEPS, replicates=500)
    outcomes = results.outcomes.frame
    assert list(outcomes["name"]) == ["settled", "stalled"] and outcomes["probability"].sum() == 1
    assert outcomes.loc[0, "round_p50"] == results.outcomes["settled"].round.p50
    timeline = results.timeline.frame
    assert list(timeline.columns) == ["round", "date", "settled", "stalled"] and len(timeline) == 24
    assert timeline["settled"].is_monotonic_increasing
    assert timeline["settled"].iloc[-1] == results.outcomes["settled"].probability
    assert list(results.issues.frame.filter(like="held_up_held_").columns) == [
        "held_up_held_north",
        "held_up_held_south",
    ]
    assert list(results.drivers.frame["parameter"]) == results.drivers.names
    points = results.trust[0].points.frame
    assert points["p05"].le(points["p95"]).all() and "replicates_1" in points
    assert results.paths.frame["milestones"].str.contains(" → ").any()
    for table in (results.questions, results.measures, results.state):
        assert len(table) == 0 and table.frame.empty and repr(table) == "Table of nothing"


def test_tables_are_written_and_shown(tmp_path: Path) -> None:
    outcomes = detente.run(FIRST_STEPS, replicates=500).outcomes
    outcomes.to_parquet(tmp_path / "outcomes.parquet")
    outcomes.to_csv(tmp_path / "outcomes.csv")
    pd.testing.assert_frame_equal(pd.read_parquet(tmp_path / "outcomes.parquet"), outcomes.frame)
    assert list(pd.read_csv(tmp_path / "outcomes.csv")["name"]) == outcomes.names
    assert repr(outcomes).splitlines()[0].split()[:3] == ["name", "title", "count"]
    assert "<td>settled</td>" in outcomes._repr_html_()
    assert outcomes[:1].names == ["settled"] and outcomes[-1].name == "stalled"
    with pytest.raises(KeyError, match="did you mean 'stalled'"):
        outcomes["staled"]


def test_without_pandas_all_but_frames_is_there() -> None:
    program = f"""
import sys
sys.modules["pandas"] = None
import detente
results = detente.run({FIRST_STEPS!r}, replicates=200, draws=True)
assert results.outcomes["settled"].count == sum(row["success"] for row in results.draws)
assert results.outcomes._repr_html_() and results._repr_html_()
try:
    results.outcomes.frame
except ImportError as error:
    print(error)
"""
    answer = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert answer.stdout == "data frames need pandas: pip install 'detente-sim[pandas]'\n"


def test_a_trace_is_what_the_program_tells(tmp_path: Path) -> None:
    trace = detente.trace(FIRST_STEPS, replicate=7, seed=2)
    assert (trace.replicate, trace.seed, trace.outcome) == (7, 2, trace.data["trace"]["outcome"])
    told = subprocess.run(
        [detente.program(), "trace", FIRST_STEPS, "--replicate", "7", "--seed", "2", "--output", tmp_path / "trace.txt"]
    )
    assert told.returncode == 0
    assert str(trace) == (tmp_path / "trace.txt").read_text()
    moves = trace.happenings.frame.query("kind == 'move'")
    assert set(moves["details_actor"]) == {"north", "south"}
    assert len(trace.happenings) == sum(len(one["happenings"]) for one in trace.data["rounds"])
    assert detente.trace((ROOT / FIRST_STEPS).read_text(), outcome="settled").path[-1] in ("visas", "flights")


def test_the_types_are_those_of_the_schema() -> None:
    tool = ROOT / "python/tools/generate_model.py"
    answer = subprocess.run([sys.executable, tool, detente.program(), "--check"], capture_output=True, text=True)
    assert answer.returncode == 0, answer.stderr
