"""What the tests share: the built program, and the root of the repository as the working directory."""

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

import detente

ROOT = Path(__file__).parents[2]
FIRST_STEPS = "scenarios/first-steps.yaml"
IRRITANTS = "scenarios/library/irritants.yaml"

#: A variant of the small scenario with a parameter.
MANDATE: dict[str, Any] = {
    "extends": FIRST_STEPS,
    "title": "First steps, with a mandate",
    "parameters": {"mandate": {"value": 0.9, "basis": "judgement", "about": "offers approved at home"}},
    "actors": {"south": {"approval": "mandate"}},
}

#: A run that takes minutes: it is ended long before.
ENDLESS = 1_000_000_000


@pytest.fixture(autouse=True)
def at_the_root(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


def printed(*arguments: str) -> Any:
    """What the program prints as JSON, without this package."""
    output = subprocess.run([detente.program(), *arguments], check=True, capture_output=True).stdout
    return json.loads(output)


def children() -> list[str]:
    """The processes of this one that run, by their command lines."""
    found = []
    for status in Path("/proc").glob("[0-9]*/status"):
        try:
            lines = dict(line.split(":\t", 1) for line in status.read_text().splitlines() if ":\t" in line)
            if int(lines["PPid"]) == os.getpid() and not lines["State"].startswith("Z"):
                found.append((status.parent / "cmdline").read_text().replace("\0", " "))
        except (OSError, KeyError):
            continue  # It ended while it was looked at.
    return found
