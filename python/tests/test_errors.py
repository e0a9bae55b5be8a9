"""Whatever the program refuses is an exception with its place and its fix."""

import warnings
from pathlib import Path

import pytest
from conftest import FIRST_STEPS, MANDATE, ROOT

import detente
from detente.errors import findings

EXPECTED = sorted(
    path
    for folder in ("Rejected", "Slips", "Accepted")
    for path in (ROOT / "Tests/Fixtures" / folder).glob("*.expected")
)


def test_there_are_fixtures() -> None:
    assert len(EXPECTED) > 200


@pytest.mark.parametrize("path", EXPECTED, ids=lambda path: path.stem)
def test_every_message_of_the_program_is_read_whole(path: Path) -> None:
    text = path.read_text(encoding="utf-8").strip("\n")
    found = findings(text)
    assert "\n".join(one.text for one in found) == text
    heads = [line for line in text.splitlines() if ": error: " in line or ": warning: " in line]
    assert len(found) >= 1 and len(found) <= len(heads)
    for one in found:
        assert f"{one.file}:{one.line}:{one.column}: {one.severity}: {one.message}" == one.text.splitlines()[0]
        assert one.fix is None or one.text.splitlines()[-1].endswith(one.fix)


def test_all_errors_of_a_scenario_are_in_the_exception(tmp_path: Path) -> None:
    file = tmp_path / "thaw.yaml"
    file.write_text("extends: " + str(ROOT / FIRST_STEPS) + "\nissues:\n  visa: { step: 2 }\noutcome: {}\n")
    with pytest.raises(detente.ScenarioError) as caught:
        detente.run(file)
    error = caught.value
    assert [(one.line, one.column, one.fix) for one in error.findings] == [
        (3, 11, "did you mean 'steps'?"),
        (4, 1, "did you mean 'outcomes'?"),
    ]
    assert (error.file, error.line, error.column) == (str(file), 3, 11)
    assert error.message == "unknown key 'step' in an issue" and error.fix == "did you mean 'steps'?"
    assert isinstance(error, ValueError) and "visa: { step: 2 }" in str(error)
    assert error._render_traceback_()[0] == "ScenarioError:"


def test_each_refusal_is_an_exception_of_its_own(tmp_path: Path) -> None:
    with pytest.raises(detente.SettingError, match=r"not a confidence level"):
        detente.run(FIRST_STEPS, level=2)
    with pytest.raises(detente.SettingError, match=r"did you mean 'settled'"):
        detente.run(FIRST_STEPS, outcome="setled")
    with pytest.raises(detente.MissingFileError, match=r"nowhere\.yaml"):
        detente.run("nowhere.yaml")
    with pytest.raises(FileNotFoundError):
        detente.check("nowhere.yaml")
    with pytest.raises(detente.WriteError):
        detente.run(FIRST_STEPS, replicates=100, save=tmp_path / "no folder" / "study.sqlite")
    with pytest.raises(detente.ScenarioError, match=r"values can be listed one by one") as refused:
        detente.exact(FIRST_STEPS)
    assert refused.value.findings == () and "first-steps" in refused.value.message
    with pytest.raises(detente.NotFoundError, match=r"^none of the first 50 replicates"):
        detente.trace(FIRST_STEPS, outcome="settled", given="never(true)", replicates=50)


def test_warnings_are_warnings() -> None:
    doubtful = {**MANDATE, "events": {"treaty": {"at": "12-31"}}}
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        results = detente.run(doubtful, replicates=100)
    shown = [one for one in caught if issubclass(one.category, detente.ScenarioWarning)]
    assert len(shown) == len(results.warnings) >= 1
    assert shown[0].filename == __file__ and "<stdin>:" in str(shown[0].message)
    found = detente.check(doubtful)
    assert found and not found.errors and len(found.warnings) >= len(results.warnings)


def test_check_finds_what_run_refuses() -> None:
    found = detente.check({**MANDATE, "actor": {}})
    assert not found and [one.fix for one in found.errors] == ["did you mean 'actors'?"]
    assert detente.check(MANDATE) and detente.check(MANDATE).findings == ()
    assert not detente.check(MANDATE, set={"mandat": 1})
