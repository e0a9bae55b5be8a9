"""One replicate, round by round."""

from __future__ import annotations

import html
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from .tables import Table


@dataclass(frozen=True)
class Happening:
    """Something that happened in a round: a meeting, a move, an event, a change of trust."""

    #: The round, from 1.
    round: int

    #: Its date, if the clock has dates.
    date: str | None

    #: What happened: ``met``, ``move``, ``event``, ``level``, ``done``, ``trust`` and so on.
    kind: str

    #: To whom and how; the keys depend on the kind.
    details: Mapping[str, Any] = field(hash=False)


@dataclass(frozen=True)
class Trace:
    """The results of :func:`detente.trace`; as text, the trace that the program prints."""

    #: The number of the replicate, from 1.
    replicate: int

    #: The seed of the random numbers.
    seed: int

    #: The outcome; ``None`` if it ended as a fault.
    outcome: str | None

    #: The number of rounds.
    rounds: int

    #: The issues done or expired and the events, in the order in which they happened.
    path: tuple[str, ...]

    #: All that happened.
    happenings: Table[Happening]

    #: The trace as the program wrote it in JSON.
    data: Mapping[str, Any] = field(compare=False, hash=False)

    told: Callable[[], str] = field(compare=False)

    @cached_property
    def text(self) -> str:
        """The trace in sentences."""
        return self.told()

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return f"Trace of replicate {self.replicate}: {self.outcome} after {self.rounds} rounds"

    def _repr_html_(self) -> str:
        return f"<pre>{html.escape(self.text)}</pre>"


def trace(data: Mapping[str, Any], told: Callable[[], str]) -> Trace:
    """A trace from the program's JSON."""
    head = data["trace"]
    happenings = [
        Happening(one["round"], one["date"], what["kind"], {key: what[key] for key in what if key != "kind"})
        for one in data["rounds"]
        for what in one["happenings"]
    ]
    path = tuple(step["name"] for step in head["path"])
    return Trace(head["replicate"], head["seed"], head["outcome"], head["rounds"], path, Table(happenings), data, told)
