"""The examples of the docstrings, against the built program."""

import doctest
import importlib
import pkgutil
import re
import subprocess
from pathlib import Path

import pytest

import detente

MODULES = ["detente", *(f"detente.{module.name}" for module in pkgutil.iter_modules(detente.__path__))]


@pytest.mark.parametrize("name", MODULES)
def test_examples_print_what_they_say(name: str) -> None:
    result = doctest.testmod(importlib.import_module(name), optionflags=doctest.ELLIPSIS)
    assert result.failed == 0


def test_every_command_has_an_example() -> None:
    finder = doctest.DocTestFinder()
    for command in (detente.run, detente.compare, detente.sweep, detente.exact, detente.trace, detente.check):
        assert any(test.examples for test in finder.find(command)), command.__name__


@pytest.mark.parametrize("page", ["README.md", "python/README.md"])
def test_the_code_of_the_readmes_runs(page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (code,) = re.findall(r"```python\n(.*?)```", Path(page).read_text(encoding="utf-8"), re.DOTALL)
    (tmp_path / "scenarios").symlink_to(Path("scenarios").absolute())
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("MPLBACKEND", "agg")
    subprocess.run([detente.program(), "new", "thaw"], check=True, capture_output=True)
    exec(compile(code, page, "exec"), {})  # noqa: S102
