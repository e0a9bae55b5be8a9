"""The results of the commands: the program's report as typed values, with its figures and pages."""

from __future__ import annotations

import os
import textwrap
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from . import model
from .draws import Draws
from .errors import Finding
from .pages import Figures, Pages, notebook_page


@dataclass(frozen=True, kw_only=True, repr=False)
class Shared:
    """What every kind of results has besides its numbers."""

    summary: tuple[str, ...]

    #: The report as the program wrote it in JSON.
    data: Mapping[str, Any] = field(compare=False)

    #: What the program warned of.
    warnings: tuple[Finding, ...] = field(compare=False)

    pages: Pages = field(compare=False)

    @property
    def figures(self) -> Figures:
        """The figures of the report, by name; drawn when they are first asked for."""
        return self.pages.figures

    def html(self, *, headline: str | None = None, words: str | None = None) -> str:
        """The report as a page that needs no other file.

        Args:
            headline: in place of the computed one.
            words: likelihood words next to probabilities: ``icd203`` or ``ipcc``.
        """
        return self.pages.page("html", headline, words)

    def markdown(self, *, headline: str | None = None, words: str | None = None) -> str:
        """The report in Markdown; the settings are those of :meth:`html`."""
        return self.pages.page("markdown", headline, words)

    def save(self, path: str | os.PathLike[str], *, headline: str | None = None, words: str | None = None) -> None:
        """Writes the report to a file, as its ending says: ``.html`` or ``.md``."""
        path = Path(path)
        match path.suffix.lower():
            case ".html":
                text = self.html(headline=headline, words=words)
            case ".md":
                text = self.markdown(headline=headline, words=words)
            case ending:
                raise ValueError(f"a report is written as .html or .md, not as '{ending}'; its numbers are in 'data'")
        path.write_text(text, encoding="utf-8")

    def __repr__(self) -> str:
        return textwrap.fill(" ".join(self.summary), 100) or type(self).__name__

    def _repr_html_(self) -> str:
        return notebook_page(self.summary, self.figures)


@dataclass(frozen=True, kw_only=True, repr=False)
class Results(Shared, model.Report):
    """The results of :func:`detente.run`."""

    #: A row for each replicate, if they were asked for.
    draws_or_none: Draws | None = field(default=None, compare=False)

    @property
    def draws(self) -> Draws:
        """A row for each replicate; only with ``draws=True`` or the path of a file."""
        return _asked(self.draws_or_none)


@dataclass(frozen=True, kw_only=True, repr=False)
class ComparisonResults(Shared, model.Comparison):
    """The results of :func:`detente.compare` and :func:`detente.sweep`."""

    #: A row for each replicate of each scenario, if they were asked for.
    draws_or_none: Draws | None = field(default=None, compare=False)

    @property
    def draws(self) -> Draws:
        """A row for each replicate of each scenario; only with ``draws=True`` or the path of a file."""
        return _asked(self.draws_or_none)


@dataclass(frozen=True, kw_only=True, repr=False)
class ExactResults(Shared, model.ExactReport):
    """The results of :func:`detente.exact`."""


def _asked(draws: Draws | None) -> Draws:
    if draws is None:
        raise AttributeError("no draws were kept: run it with draws=True, or with draws='rows.csv' to keep the file")
    return draws
