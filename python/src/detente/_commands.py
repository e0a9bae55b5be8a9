"""The commands: each runs the program once and reads what it prints."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from ._process import Ended, execute
from ._records import fields
from ._scenarios import ScenarioLike, source, sources
from ._settings import (
    CheckSettings,
    CompareSettings,
    ExactSettings,
    RunSettings,
    SweepSettings,
    TraceSettings,
    Values,
    options,
    varied,
)
from .draws import Draws
from .errors import Finding, ScenarioError, failure, findings, warn
from .model import Comparison, ExactReport, Report
from .pages import Pages
from .progress import ProgressLike
from .results import ComparisonResults, ExactResults, Results
from .traces import Trace
from .traces import trace as read_trace

if TYPE_CHECKING:
    from ._settings import Unpack

#: The statuses after which there is a report: done, and interrupted by someone else.
REPORTED = (0, 130)


def run(
    scenario: ScenarioLike,
    *,
    draws: bool | str | os.PathLike[str] = False,
    progress: ProgressLike = None,
    **settings: Unpack[RunSettings],
) -> Results:
    """Simulates a scenario.

    Args:
        scenario: the path of a YAML file, YAML text, or a dictionary.
        draws: keep a row for each replicate: in a file of this name, or with ``True`` as long as the results live.
        progress: whether to show it (``None``: in notebooks and terminals), or a function that is called with it.
        settings: those of ``detente run``, such as ``replicates``, ``seed``, ``set`` and ``outcome``; see
            :class:`detente.RunSettings`.

    Raises:
        ScenarioError: the scenario has errors.
        TypeError: there is no such setting.

    >>> import detente
    >>> results = detente.run("scenarios/first-steps.yaml", replicates=10_000, set={})
    >>> results.outcomes["settled"].probability
    0.2266
    >>> results.timeline[5].date, results.timeline[5].outcomes["settled"]
    ('2026-06', 0.0066)
    >>> detente.run("scenarios/first-steps.yaml", replicate=5)
    Traceback (most recent call last):
    ...
    TypeError: run() has no setting 'replicate'; did you mean 'replicates'?
    """
    word, text = source(scenario)
    study = _Study(draws)
    ended = study.run(["run", word, *options("run", RunSettings, settings)], settings, text, progress)
    data, found = _report(ended)
    return Results(**fields(Report, data), data=data, warnings=found, pages=study.pages(), draws_or_none=study.draws)


def compare(
    *scenarios: ScenarioLike,
    draws: bool | str | os.PathLike[str] = False,
    progress: ProgressLike = None,
    **settings: Unpack[CompareSettings],
) -> ComparisonResults:
    """Simulates scenarios on common random numbers, and reports how they differ.

    Args:
        scenarios: two or more; :class:`detente.Scenario` gives text and dictionaries a name.
        draws: as for :func:`run`.
        progress: as for :func:`run`.
        settings: those of ``detente compare``; see :class:`detente.CompareSettings`.

    >>> import detente
    >>> firmer = detente.Scenario({"extends": "scenarios/first-steps.yaml", "title": "Firmer"}, name="firmer")
    >>> results = detente.compare("scenarios/first-steps.yaml", firmer, replicates=1000)
    >>> results.scenarios.names, results.differences[0].difference
    (['first-steps', 'firmer'], 0.0)
    """
    study = _Study(draws)
    words = sources(scenarios, study.folder)
    ended = study.run(["compare", *words, *options("compare", CompareSettings, settings)], settings, None, progress)
    return _comparison(ended, study)


def sweep(
    scenario: ScenarioLike,
    *,
    vary: Mapping[str, Values] | None = None,
    draws: bool | str | os.PathLike[str] = False,
    progress: ProgressLike = None,
    **settings: Unpack[SweepSettings],
) -> ComparisonResults:
    """Simulates a scenario over a grid of parameter values, on common random numbers.

    Args:
        scenario: as for :func:`run`.
        vary: the values of each parameter: a list, a range such as ``"0:1:0.25"``, or ``None`` for a lever's choices.
        draws: as for :func:`run`.
        progress: as for :func:`run`.
        settings: those of ``detente sweep``; see :class:`detente.SweepSettings`.

    >>> import detente
    >>> scenario = {
    ...     "extends": "scenarios/first-steps.yaml",
    ...     "title": "Approval",
    ...     "parameters": {"mandate": {"value": 0.9, "basis": "judgement", "about": "offers approved"}},
    ...     "actors": {"south": {"approval": "mandate"}},
    ... }
    >>> results = detente.sweep(scenario, vary={"mandate": [0.1, 0.5, 0.9]}, replicates=1000)
    >>> [(point.name, point.success.probability) for point in results.scenarios]
    [('mandate=0.1', 0.001), ('mandate=0.5', 0.094), ('mandate=0.9', 0.428)]
    """
    word, text = source(scenario)
    study = _Study(draws)
    given = dict(settings)
    if isinstance(baseline := given.get("baseline"), Mapping):
        given["baseline"] = ",".join(varied(name, [value]) for name, value in baseline.items())
    grid = [f"--vary={varied(name, values)}" for name, values in (vary or {}).items()]
    words = ["sweep", word, *grid, *options("sweep", SweepSettings, given)]
    return _comparison(study.run(words, settings, text, progress), study)


def exact(scenario: ScenarioLike, *, progress: ProgressLike = None, **settings: Unpack[ExactSettings]) -> ExactResults:
    """Follows every branch of a scenario: exact probabilities, if its states are few enough.

    Args:
        scenario: as for :func:`run`.
        progress: as for :func:`run`.
        settings: those of ``detente exact``; see :class:`detente.ExactSettings`.

    Raises:
        ScenarioError: a draw has values that cannot be listed, or the states are too many.

    >>> import detente
    >>> leak = {
    ...     "title": "A leak",
    ...     "clock": {"rounds": 10},
    ...     "events": {"leak": {"chance": 0.1}},
    ...     "outcomes": {"leaked": {"when": "happened(leak)"}, "quiet": "otherwise"},
    ... }
    >>> round(detente.exact(leak).outcomes["quiet"].probability, 12) == round(0.9**10, 12)
    True
    """
    word, text = source(scenario)
    arguments = ["exact", word, *options("exact", ExactSettings, settings)]
    data, found = _report(execute([*arguments, "--format=json"], text, progress))
    # Exact results have no study: a page needs them once more, and has no comparison with a simulation.
    alone = {name: value for name, value in settings.items() if name in ("set", "outcome", "limit", "threads")}
    again = ["exact", word, *options("exact", ExactSettings, alone)]

    def write(page: list[str]) -> str:
        return _output(execute([*again, *page, "--quiet"], text))

    return ExactResults(**fields(ExactReport, data), data=data, warnings=found, pages=Pages(write))


def trace(scenario: ScenarioLike, *, progress: ProgressLike = None, **settings: Unpack[TraceSettings]) -> Trace:
    """One replicate of a scenario, round by round.

    Args:
        scenario: as for :func:`run`.
        progress: as for :func:`run`.
        settings: those of ``detente trace``; see :class:`detente.TraceSettings`.

    Raises:
        NotFoundError: no replicate is as the settings ask for.

    >>> import detente
    >>> trace = detente.trace("scenarios/first-steps.yaml", typical=True, outcome="settled")
    >>> trace
    Trace of replicate 537: settled after 15 rounds
    >>> print(str(trace).splitlines()[0])
    First steps (scenarios/first-steps.yaml)
    >>> [one.date for one in trace.happenings if one.kind == "done"]
    ['2026-05', '2027-03']
    """
    word, text = source(scenario)
    arguments = ["trace", word, *options("trace", TraceSettings, settings)]
    ended = execute([*arguments, "--format=json"], text, progress)
    warn(findings(ended.errors), stacklevel=3)
    data = json.loads(_output(ended))
    return read_trace(data, lambda: _output(execute([*arguments, "--quiet"], text)))


@dataclass(frozen=True)
class Check:
    """What :func:`check` found; true if there are no errors."""

    #: All that was found, errors and warnings, in the order of the file.
    findings: tuple[Finding, ...]

    #: What the program printed.
    text: str

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The errors alone."""
        return tuple(one for one in self.findings if one.severity == "error")

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """The warnings alone."""
        return tuple(one for one in self.findings if one.severity == "warning")

    def __bool__(self) -> bool:
        return not self.errors

    def __repr__(self) -> str:
        return self.text or "no errors"


def check(scenario: ScenarioLike, **settings: Unpack[CheckSettings]) -> Check:
    """All errors of a scenario and warnings of likely ones; nothing is raised for them.

    Args:
        scenario: as for :func:`run`.
        settings: those of ``detente check``; see :class:`detente.CheckSettings`.

    >>> import detente
    >>> found = detente.check({"title": "Talks", "clock": {"round": 5}, "actor": {}})
    >>> bool(found), len(found.errors) > 0
    (False, True)
    >>> [(one.line, one.message, one.fix) for one in found.errors if "actor" in one.message][:1]
    [(6, "unknown key 'actor' in a scenario", "did you mean 'actors'?")]
    """
    word, text = source(scenario)
    ended = execute(["check", word, *options("check", CheckSettings, settings)], text)
    found = findings(ended.errors)
    if ended.status == 0 or (ended.status == 65 and found):
        return Check(found, ended.errors.strip())
    raise failure(ended.status, ended.errors)


class _Study:
    """The counts of a run, in a study of its own or of the caller's, from which pages are made later."""

    def __init__(self, draws: bool | str | os.PathLike[str]) -> None:
        self._directory = TemporaryDirectory(prefix="detente-")
        self.folder = Path(self._directory.name)
        self._path = self.folder / "study.sqlite"
        self.draws: Draws | None = None
        if draws is True:
            self.draws = Draws(self.folder / "draws.sqlite", self._directory)
        elif draws is not False:
            self.draws = Draws(Path(draws).absolute())

    def run(self, arguments: list[str], settings: Mapping[str, Any], text: str | None, progress: ProgressLike) -> Ended:
        """Runs a command, with its counts in the study and its rows in the file of draws."""
        if (saved := settings.get("save")) is not None:
            self._path = Path(saved).absolute()
        else:
            arguments = [*arguments, f"--save={self._path}"]
        if self.draws is not None:
            arguments = [*arguments, f"--draws={self.draws.path}"]
        return execute([*arguments, "--format=json"], text, progress)

    def pages(self) -> Pages:
        """The pages of the study. They are made in its folder, so that they do not name a passing one."""
        path = self._path

        def write(page: list[str]) -> str:
            return _output(execute(["report", path.name, *page, "--quiet"], folder=path.parent))

        return Pages(write, self._directory)


def _comparison(ended: Ended, study: _Study) -> ComparisonResults:
    data, found = _report(ended)
    values = fields(Comparison, data)
    return ComparisonResults(**values, data=data, warnings=found, pages=study.pages(), draws_or_none=study.draws)


def _report(ended: Ended) -> tuple[dict[str, Any], tuple[Finding, ...]]:
    """The report that a command printed, and its warnings, of which the caller is warned."""
    found = findings(ended.errors)
    data = json.loads(_output(ended))
    warn(found)
    return data, found


def _output(ended: Ended) -> str:
    if ended.status not in REPORTED or not ended.output:
        raise failure(ended.status, ended.errors)
    return ended.output


__all__ = ["Check", "ScenarioError", "check", "compare", "exact", "run", "sweep", "trace"]
