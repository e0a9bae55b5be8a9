"""Scenarios as the program takes them: files, text and dictionaries."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Scenario:
    """A scenario that is not a file: text, or a dictionary of the same keys, with a name for comparisons.

    >>> import detente
    >>> mandate = detente.Scenario(
    ...     {
    ...         "extends": "scenarios/first-steps.yaml",
    ...         "title": "First steps, with a mandate",
    ...         "parameters": {"mandate": {"value": 0.9, "basis": "judgement", "about": "offers approved"}},
    ...         "actors": {"south": {"approval": "mandate"}},
    ...     },
    ...     name="mandate",
    ... )
    >>> detente.compare("scenarios/first-steps.yaml", mandate, replicates=2000).differences[0].verdict
    'better'
    """

    #: YAML text, or what such text contains.
    contents: str | Mapping[str, Any]

    #: Its name in comparisons.
    name: str = "scenario"

    @property
    def text(self) -> str:
        """The text that the program reads. A dictionary's `extends` is relative to the working directory."""
        if isinstance(self.contents, str):
            return self.contents
        contents = dict(self.contents)
        match contents.get("extends"):
            case str(path):
                contents["extends"] = os.fspath(Path(path).absolute())
            case [*paths]:
                contents["extends"] = [os.fspath(Path(path).absolute()) for path in paths]
        contents.setdefault("detente", 1)
        # JSON is YAML too. What JSON has no form for (dates, paths) is text in a scenario.
        return json.dumps(contents, ensure_ascii=False, indent=1, default=str) + "\n"


#: What a scenario can be given as: the path of a file, YAML text (of more than one line), or a dictionary.
ScenarioLike = str | os.PathLike[str] | Mapping[str, Any] | Scenario


def source(scenario: ScenarioLike) -> tuple[str, str | None]:
    """The word of the command line for a scenario, and what standard input has for it."""
    match _read(scenario):
        case Scenario() as contents:
            return "-", contents.text
        case path:
            return path, None


def sources(scenarios: tuple[ScenarioLike, ...], folder: Path) -> list[str]:
    """The words of the command line for several scenarios; what is not a file becomes one in a folder."""
    words = []
    for number, one in enumerate(map(_read, scenarios), start=1):
        if isinstance(one, Scenario):
            name = re.sub(r"[/\0]", "-", one.name if one.name != "scenario" else f"scenario-{number}")
            path = folder / f"{name}.yaml"
            path.write_text(one.text, encoding="utf-8")
            words.append(os.fspath(path))
        else:
            words.append(one)
    return words


def _read(scenario: ScenarioLike) -> str | Scenario:
    match scenario:
        case Scenario():
            return scenario
        case Mapping():
            return Scenario(scenario)
        case str() if "\n" in scenario:
            return Scenario(scenario)
    path = os.fspath(scenario)
    # A file's name that begins with a dash is not an option.
    return f"./{path}" if path.startswith("-") else path
