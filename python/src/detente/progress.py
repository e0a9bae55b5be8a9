"""How far a run is: a callback, a bar in a notebook, a line in a terminal."""

from __future__ import annotations

import html
import re
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol


@dataclass(frozen=True)
class Progress:
    """How far a run is."""

    #: The share that is done, from 0 to 1.
    share: float

    #: The rate and the time left in words, once they are known.
    note: str


#: What a caller can say of progress: ``None`` shows it in notebooks and terminals, ``True`` always, ``False`` never;
#: a function is called with each :class:`Progress`.
ProgressLike = bool | Callable[[Progress], object] | None

#: What the program draws: a bar, per cent, and a note, between a carriage return and an escape sequence.
DRAWN = re.compile(r"\r[█░]+ (\d+) %(?: · ([^\x1b\r\n]*))?\x1b\[K|\r\x1b\[K")


class Shown(Protocol):
    """Something that shows progress."""

    def show(self, progress: Progress) -> None:
        """Shows the latest progress."""

    def close(self) -> None:
        """Takes away what was shown."""


def shown(progress: ProgressLike) -> Shown | None:
    """What shows the progress; ``None`` if nothing does."""
    if callable(progress):
        return Called(progress)
    if progress is False:
        return None
    if kernel_display() is not None:
        return NotebookBar()
    return TerminalLine() if progress or sys.stderr.isatty() else None


class Called:
    """A function of the caller."""

    def __init__(self, function: Callable[[Progress], object]) -> None:
        self._function = function

    def show(self, progress: Progress) -> None:
        """Calls it."""
        self._function(progress)

    def close(self) -> None:
        """Nothing was shown."""


class TerminalLine:
    """One line on standard error."""

    def __init__(self) -> None:
        self._drawn = False

    def show(self, progress: Progress) -> None:
        """Draws the line again."""
        full = int(24 * progress.share)
        note = f" · {progress.note}" if progress.note else ""
        sys.stderr.write(f"\r{'█' * full}{'░' * (24 - full)} {progress.share:.0%}{note}\x1b[K")
        sys.stderr.flush()
        self._drawn = True

    def close(self) -> None:
        """Clears the line."""
        if self._drawn:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()


class NotebookBar:
    """A bar below a cell; a run of less than half a second shows none."""

    def __init__(self) -> None:
        self._start = time.monotonic()
        self._handle: Any = None

    def show(self, progress: Progress) -> None:
        """Draws the bar again."""
        if time.monotonic() - self._start < 0.5:
            return
        page = (
            f'<progress value="{progress.share}" max="1" aria-label="progress of the simulation"></progress> '
            f"{progress.share:.0%} {html.escape(progress.note)}"
        )
        self._update({"text/html": page, "text/plain": f"{progress.share:.0%} {progress.note}"})

    def close(self) -> None:
        """Takes the bar away."""
        if self._handle is not None:
            self._update({"text/html": "", "text/plain": ""})

    def _update(self, data: dict[str, str]) -> None:
        if self._handle is None:
            self._handle = kernel_display()(data, raw=True, display_id=True)
        else:
            self._handle.update(data, raw=True)


def kernel_display() -> Any:  # noqa: ANN401
    """IPython's ``display`` in the kernel of a notebook; ``None`` elsewhere."""
    shell = sys.modules.get("IPython")
    instance = shell.get_ipython() if shell else None
    if instance is None or not hasattr(instance, "kernel"):
        return None
    from IPython.display import display

    return display


def split(text: str) -> tuple[str, Progress | None, str]:
    """What the program printed besides its bar, the latest progress, and what may be the beginning of another bar."""
    latest = None
    for match in DRAWN.finditer(text):
        if match[1]:
            latest = Progress(int(match[1]) / 100, match[2] or "")
    rest = DRAWN.sub("", text)
    tail = rest.rfind("\r")
    return (rest, latest, "") if tail < 0 else (rest[:tail], latest, rest[tail:])
