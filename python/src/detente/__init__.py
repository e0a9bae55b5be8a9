"""Simulate negotiations: a scenario in, the probabilities of its outcomes out.

The package runs the program `detente` and reads its reports. See docs/python.md.

>>> import detente
>>> thaw = detente.run("scenarios/first-steps.yaml", replicates=10_000)
>>> print(thaw)
23 of 100 futures succeed, that is, end in 'settled'. The likeliest ending is 'stalled' (77 of 100).
What most often stands in the way of an issue: ...
>>> thaw.outcomes["settled"].probability
0.2266
"""

from ._binary import program
from ._commands import Check, check, compare, exact, run, sweep, trace
from ._scenarios import Scenario, ScenarioLike
from ._settings import CheckSettings, CompareSettings, ExactSettings, RunSettings, SweepSettings, TraceSettings
from ._version import __version__
from .draws import Draws
from .errors import (
    DetenteError,
    Finding,
    MissingFileError,
    NotFoundError,
    ProgramError,
    ProgramNotFoundError,
    ScenarioError,
    ScenarioWarning,
    SettingError,
    VersionMismatchError,
    WriteError,
)
from .pages import Figure, Figures
from .progress import Progress
from .results import ComparisonResults, ExactResults, Results
from .tables import Table
from .traces import Happening, Trace

__all__ = [
    "Check",
    "CheckSettings",
    "CompareSettings",
    "ComparisonResults",
    "DetenteError",
    "Draws",
    "ExactResults",
    "ExactSettings",
    "Figure",
    "Figures",
    "Finding",
    "Happening",
    "MissingFileError",
    "NotFoundError",
    "ProgramError",
    "ProgramNotFoundError",
    "Progress",
    "Results",
    "RunSettings",
    "Scenario",
    "ScenarioError",
    "ScenarioLike",
    "ScenarioWarning",
    "SettingError",
    "SweepSettings",
    "Table",
    "Trace",
    "TraceSettings",
    "VersionMismatchError",
    "WriteError",
    "__version__",
    "check",
    "compare",
    "exact",
    "program",
    "run",
    "sweep",
    "trace",
]
