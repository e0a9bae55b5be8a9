"""What can go wrong, as exceptions, and what the program finds in a scenario."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Finding:
    """An error in a scenario, or a warning: where it is, what is wrong, and how to fix it."""

    severity: Literal["error", "warning"]

    #: The file as it was named; ``<stdin>`` for text and dictionaries, ``--set`` for a value that was set.
    file: str

    #: Its line, from 1.
    line: int

    #: Its column in characters, from 1.
    column: int

    #: What is wrong.
    message: str

    #: How to fix it, if the program can tell.
    fix: str | None

    #: The finding as the program prints it, with the line of the file.
    text: str

    def __str__(self) -> str:
        return self.text


class DetenteError(Exception):
    """Something went wrong; the text is the program's own."""

    def _render_traceback_(self) -> list[str]:
        """In a notebook, what is wrong alone: the lines of Python that led there do not help."""
        return [f"{type(self).__name__}:", *str(self).splitlines()]


class ScenarioError(DetenteError, ValueError):
    """A scenario has errors: ``findings`` has all of them, and file, line, message and fix are those of the first.

    >>> import detente
    >>> try:
    ...     detente.run("scenarios/first-steps.yaml", set={"mandate": "beta(1)"})
    ... except detente.ScenarioError as error:
    ...     print(error.file, error.line, error.message, error.fix, sep=" | ")
    --set | 1 | no parameter 'mandate' to set | the file has no parameters
    """

    def __init__(self, text: str, findings: Iterable[Finding] = ()) -> None:
        super().__init__(text)
        self.findings = tuple(findings)
        first = self.findings[0] if self.findings else None
        self.file = first.file if first else None
        self.line = first.line if first else None
        self.column = first.column if first else None
        self.message = first.message if first else text.removeprefix("error: ").strip()
        self.fix = first.fix if first else None


class SettingError(DetenteError, ValueError):
    """A setting has a value that the program refuses."""


class NotFoundError(DetenteError, LookupError):
    """No replicate is as the trace asked for."""


class MissingFileError(DetenteError, FileNotFoundError):
    """A file does not exist, or cannot be read."""


class WriteError(DetenteError, OSError):
    """A file cannot be written."""


class ProgramError(DetenteError, RuntimeError):
    """The program ended in a way that is a defect of its own: please report it."""


class ProgramNotFoundError(DetenteError, FileNotFoundError):
    """There is no program ``detente``."""


class VersionMismatchError(DetenteError, RuntimeError):
    """The program is of a version that this package was not written for."""


class ScenarioWarning(UserWarning):
    """A likely error in a scenario that can be run all the same."""


#: The head of a finding: file, line, column, severity, message.
HEAD = re.compile(r"(?P<file>.+?):(?P<line>\d+):(?P<column>\d+): (?P<severity>error|warning): (?P<message>.*)")
#: The line that marks the place, and says the fix; without carets where the line of the file is not known.
MARK = re.compile(r" +\| *\^+(?: (?P<fix>.*))?$| {6}\| (?P<only>.*)$")
#: The line of the file.
SOURCE = re.compile(r" *\d+ \|")


def findings(text: str) -> tuple[Finding, ...]:
    """The findings in what the program printed."""
    found: list[Finding] = []
    lines = text.splitlines()
    for index, line in enumerate(lines):
        head = HEAD.fullmatch(line)
        if not head:
            continue
        below = [line]
        fix = None
        for after in lines[index + 1 : index + 3]:
            if len(below) == 1 and SOURCE.match(after):
                below.append(after)
            elif mark := MARK.match(after):
                below.append(after)
                fix = mark["fix"] or mark["only"]
                break
            else:
                break
        severity: Literal["error", "warning"] = "error" if head["severity"] == "error" else "warning"
        place = int(head["line"]), int(head["column"])
        found.append(Finding(severity, head["file"], *place, head["message"], fix, "\n".join(below)))
    return tuple(found)


def failure(status: int, text: str) -> DetenteError:
    """The exception for an exit status and what was printed on standard error."""
    text = text.strip()
    match status:
        case 1:
            return NotFoundError(text.removeprefix("error: "))
        case 64:
            return SettingError(text.split("\nUsage:")[0].removeprefix("Error: ").removeprefix("error: "))
        case 65:
            return ScenarioError(text, (one for one in findings(text) if one.severity == "error"))
        case 66:
            return MissingFileError(text.removeprefix("error: "))
        case 74:
            return WriteError(text.removeprefix("error: "))
        case _:
            return ProgramError(f"detente ended with status {status}: {text[-2000:] or 'it printed nothing'}")


def warn(found: Iterable[Finding], stacklevel: int = 4) -> None:
    """Warns of what the program warned of."""
    for one in found:
        if one.severity == "warning":
            warnings.warn(str(one), ScenarioWarning, stacklevel=stacklevel)
