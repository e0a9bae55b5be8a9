"""Every option of the program is a keyword, and a keyword that is none is refused."""

from datetime import date
from typing import Any

import pytest
from conftest import FIRST_STEPS, MANDATE, printed

import detente
from detente._settings import options, varied

#: What Python does itself: the form of the output, progress, warnings, pages and figures.
OUTPUT = {"format", "output", "progress", "quiet", "all", "section", "sections", "figures", "words", "headline"}
#: Options that are an argument of the function, or a property of what it returns.
OWN = {
    "run": {"draws", "fail-unless-expected"},
    "compare": {"draws", "fail-unless-expected"},
    "sweep": {"draws", "vary"},
    "exact": {"fail-unless-expected"},
    "trace": set(),
    "check": {"fix", "diff"},
}
SETTINGS: dict[str, Any] = {
    "run": detente.RunSettings,
    "compare": detente.CompareSettings,
    "sweep": detente.SweepSettings,
    "exact": detente.ExactSettings,
    "trace": detente.TraceSettings,
    "check": detente.CheckSettings,
}


@pytest.mark.parametrize("command", SETTINGS)
def test_every_option_of_the_program_is_a_keyword(command: str) -> None:
    help_ = printed("--experimental-dump-help")
    described = next(one for one in help_["command"]["subcommands"] if one["commandName"] == command)
    names = {
        name["name"]
        for argument in described["arguments"]
        if argument["kind"] != "positional"
        for name in argument["names"]
        if name["kind"] == "long"
    }
    assert len(names) > 3
    keywords = SETTINGS[command].__required_keys__ | SETTINGS[command].__optional_keys__
    assert {name.replace("_", "-") for name in keywords} == names - OUTPUT - OWN[command] - {"help", "version"}


def test_values_become_options() -> None:
    settings = {
        "replicates": 1000,
        "seed": None,
        "plain": True,
        "replace": False,
        "set": {"a": 0.25, "b": "beta(2, 8)", "c": True, "d": date(2026, 5, 1), "e": -1},
        "without": ["leak", "storm"],
        "precision": "5% relative",
    }
    assert options("run", detente.RunSettings, settings) == [
        "--replicates=1000",
        "--plain",
        "--set", "a=0.25", "--set", "b=beta(2, 8)", "--set", "c=true", "--set", "d=2026-05-01", "--set", "e=-1",
        "--without=leak", "--without=storm",
        "--precision=5% relative",
    ]  # fmt: skip
    assert varied("a", [0, 0.5, "beta(2, 8)"]) == "a=0,0.5,beta(2, 8)"
    assert varied("a", "0:1:0.25") == "a=0:1:0.25"
    assert varied("lever", None) == "lever"


def test_an_unknown_keyword_is_a_type_error_with_the_nearest_one() -> None:
    with pytest.raises(TypeError, match=r"run\(\) has no setting 'replicats'; did you mean 'replicates'\?"):
        detente.run(FIRST_STEPS, replicats=10)  # type: ignore[call-arg]
    with pytest.raises(TypeError, match=r"check\(\) has no setting 'zzz'; the settings are set"):
        detente.check(FIRST_STEPS, zzz=1)  # type: ignore[call-arg]
    with pytest.raises(TypeError, match=r"exact.*'level'"):
        detente.exact(FIRST_STEPS, level=0.9)  # type: ignore[call-arg]


def test_settings_arrive() -> None:
    results = detente.run(MANDATE, replicates=500, seed=7, level=0.9, set={"mandate": 0.5}, plain=True, threads=1)
    assert (results.run.replicates, results.run.seed, results.run.level) == (500, 7, 0.9)
    assert results.run.timing is not None and results.run.timing.threads == 1
    assert results.success is not None and results.success.over_inputs is None
    same = detente.run({**MANDATE, "parameters": {"mandate": 0.5}}, replicates=500, seed=7, level=0.9, plain=True)
    assert same.outcomes == results.outcomes
    other = detente.run(FIRST_STEPS, replicates=500, outcome="stalled", given="happened(incident)", without="incident")
    assert other.outcomes["stalled"].good and other.run.given is not None
    assert other.run.given.of == 500 and other.run.replicates == other.run.given.count
    precise = detente.run(FIRST_STEPS, precision=0.05, replicates=1_000_000)
    assert precise.run.stopped == "precision" and precise.run.replicates < 1_000_000


def test_a_sweep_has_its_points_and_its_baseline() -> None:
    results = detente.sweep(
        MANDATE, vary={"mandate": "0.1:0.9:0.4"}, baseline={"mandate": 0.5}, replicates=200, progress=False
    )
    assert results.scenarios.names == ["mandate=0.1", "mandate=0.5", "mandate=0.9"]
    assert results.baseline == "mandate=0.5"
    lever = {**MANDATE, "parameters": {"mandate": {"value": 0.9, "choices": [0.2, 0.9], "about": "approval"}}}
    assert detente.sweep(lever, vary={"mandate": None}, replicates=200).scenarios.names == [
        "mandate=0.2",
        "mandate=0.9",
    ]
    swings = detente.sweep(lever, one_at_a_time=True, replicates=200).swings
    assert swings.names == ["mandate"] and swings[0].high.value == "0.9"
