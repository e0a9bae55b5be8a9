"""The keyword settings and the options that they become. A keyword is the option's name, with underscores.

The classes are the table: their keys are the keywords of each command, for people, type checkers and :func:`options`.
"""

from __future__ import annotations

import difflib
import os
from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, TypedDict

if TYPE_CHECKING:
    from typing_extensions import Unpack as Unpack

#: A value of a parameter: a number, a truth value, a date, or an expression of the language such as ``"beta(2, 8)"``.
Value = float | bool | str | date
#: The values over which a parameter is varied: a list, a range such as ``"0:1:0.25"``, ``None`` for a lever's choices.
Values = Iterable[Value] | str | None


class SampleSettings(TypedDict, total=False):
    """What is simulated how often."""

    #: How many times to simulate the scenario; 100,000 if it is not said.
    replicates: int
    #: Selects the random numbers: the same seed gives the same results; 1 if it is not said.
    seed: int
    #: The number of threads, on which the results do not depend; all cores if it is not said.
    threads: int


class SimulationSettings(SampleSettings, total=False):
    """What is simulated and counted."""

    #: Values for parameters, by name.
    set: Mapping[str, Value]
    #: Stop as soon as every outcome's interval is at most this wide: ``0.005`` or ``"0.5%"`` for ± 0.5 points, or
    #: ``"5% relative"``; at most ``replicates``.
    precision: float | str
    #: Count only the replicates in which this expression is true at the end of some round.
    given: str
    #: Save the counts in a study, an SQLite file; an existing one is continued.
    save: str | os.PathLike[str]
    #: Simulate one part of all replicates only, such as ``"3/100"``, for many machines; this needs ``save``.
    shard: str
    #: Replace the scenario of the same name in the study, and the file of draws.
    replace: bool
    #: The confidence level of all intervals; 0.95 if it is not said.
    level: float
    #: The outcome that counts as success; those marked good if it is not said.
    outcome: str
    #: Simulate no twin replicates and none without events: faster, but without the range over the inputs.
    plain: bool


class RunSettings(SimulationSettings, total=False):
    """The settings of :func:`detente.run`."""

    #: Simulate every replicate without this event too (or these), instead of a share of them.
    without: str | Iterable[str]


class CompareSettings(SimulationSettings, total=False):
    """The settings of :func:`detente.compare`."""

    #: The name of the scenario to compare the others with; the first if it is not said.
    baseline: str


class SweepSettings(SimulationSettings, total=False):
    """The settings of :func:`detente.sweep`."""

    #: The point to compare the others with: values by name; the first if it is not said.
    baseline: Mapping[str, Value] | str
    #: Vary each parameter alone, from the one with the largest swing of success down.
    one_at_a_time: bool


class ExactSettings(SampleSettings, total=False):
    """The settings of :func:`detente.exact`; ``replicates`` and ``seed`` are for ``against_simulation``."""

    #: Values for parameters, by name.
    set: Mapping[str, Value]
    #: The outcome that counts as success; those marked good if it is not said.
    outcome: str
    #: Give up after about this many minutes, regardless of the estimate; 15 if it is not said.
    limit: float
    #: Simulate too, and compare the two.
    against_simulation: bool


class TraceSettings(TypedDict, total=False):
    """The settings of :func:`detente.trace`."""

    #: The number of the replicate, from 1.
    replicate: int
    #: The first replicate that ends in this outcome; with ``typical``, the most ordinary of them.
    outcome: str
    #: The most ordinary replicate of the most frequent outcome, or of ``outcome``.
    typical: bool
    #: Search only the replicates in which this expression is true at the end of some round.
    given: str
    #: How many replicates to search.
    replicates: int
    #: Selects the random numbers, as for a run with the same seed.
    seed: int
    #: Values for parameters, by name.
    set: Mapping[str, Value]


class CheckSettings(TypedDict, total=False):
    """The settings of :func:`detente.check`."""

    #: Check it with other values for parameters.
    set: Mapping[str, Value]


def options(command: str, known: Any, settings: Mapping[str, Any]) -> list[str]:  # noqa: ANN401
    """The options that settings become; a setting that is ``None`` is as if it were not there.

    Args:
        command: the function that was called, for messages.
        known: the class of its settings.
        settings: what it was called with.

    Raises:
        TypeError: there is no such setting, with the nearest one in its text.
    """
    words: list[str] = []
    names = sorted(known.__annotations__ if not hasattr(known, "__mro__") else _keys(known))
    for name, value in settings.items():
        if name not in names:
            near = difflib.get_close_matches(name, names, 1)
            fix = f"did you mean '{near[0]}'?" if near else f"the settings are {', '.join(names)}"
            raise TypeError(f"{command}() has no setting '{name}'; {fix}")
        words += _option(name, value)
    return words


def _keys(known: Any) -> set[str]:  # noqa: ANN401
    return set(known.__required_keys__ | known.__optional_keys__)


def _option(name: str, value: Any) -> list[str]:  # noqa: ANN401
    option = "--" + name.replace("_", "-")
    match value:
        case None | False:
            return []
        case True:
            return [option]
        case Mapping():
            return [word for key, one in value.items() for word in (option, f"{key}={expression(one)}")]
        case str() | int() | float() | os.PathLike():
            # With an equals sign, a value may begin with a dash.
            return [f"{option}={os.fspath(value) if isinstance(value, os.PathLike) else value}"]
        case Iterable():
            return [f"{option}={one}" for one in value]
    return [f"{option}={value}"]


def expression(value: Any) -> str:  # noqa: ANN401
    """A value as the language writes it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    return str(value)


def varied(name: str, values: Values) -> str:
    """A parameter and its values, as ``--vary`` takes them."""
    if values is None:
        return name
    text = values if isinstance(values, str) else ",".join(expression(value) for value in values)
    return f"{name}={text}"
