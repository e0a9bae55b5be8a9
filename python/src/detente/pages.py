"""Figures and pages of results, as the program draws them."""

from __future__ import annotations

import base64
import html
import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory


@dataclass(frozen=True)
class Figure:
    """A figure of a report, an SVG image."""

    #: Its name, such as ``outcomes``.
    name: str

    #: The image.
    svg: str

    @property
    def title(self) -> str:
        """What it shows, in words."""
        found = re.search(r"<title[^>]*>(.*?)</title>", self.svg, re.DOTALL)
        return html.unescape(found[1]) if found else self.name

    def save(self, path: str | os.PathLike[str]) -> None:
        """Writes the image to a file."""
        Path(path).write_text(self.svg, encoding="utf-8")

    def _repr_html_(self) -> str:
        # An image is a document of its own: its styles and names cannot reach the notebook's, nor theirs it.
        data = base64.b64encode(self.svg.encode("utf-8")).decode("ascii")
        style = "max-width:100%;height:auto"
        return f'<img alt="{html.escape(self.title)}" style="{style}" src="data:image/svg+xml;base64,{data}">'

    def __repr__(self) -> str:
        return f"Figure {self.name}: {self.title}"


class Figures(Mapping[str, Figure]):
    """The figures of a report, by name."""

    def __init__(self, figures: Mapping[str, Figure]) -> None:
        self._figures = dict(figures)

    def __getitem__(self, name: str) -> Figure:
        return self._figures[name]

    def __iter__(self):  # type: ignore[no-untyped-def]  # noqa: ANN204
        return iter(self._figures)

    def __len__(self) -> int:
        return len(self._figures)

    def save(self, folder: str | os.PathLike[str]) -> None:
        """Writes each figure to a file of its name in a folder, which is made if it is missing."""
        Path(folder).mkdir(parents=True, exist_ok=True)
        for figure in self.values():
            figure.save(Path(folder) / f"{figure.name}.svg")

    def __repr__(self) -> str:
        return f"Figures: {', '.join(self) or 'none'}"


#: The figures that a notebook shows at once, as far as there are any; the others are behind a summary.
FIRST = ("futures", "outcomes", "when", "success", "sweep", "drivers-lines")


def notebook_page(summary: tuple[str, ...], figures: Mapping[str, Figure]) -> str:
    """Sentences and figures for a notebook, without styles or scripts that could reach anything else on its page."""
    first = [figures[name] for name in FIRST if name in figures]
    others = [figure for name, figure in figures.items() if name not in FIRST]
    if not first:
        first, others = others[:2], others[2:]
    parts = [f"<p>{html.escape(' '.join(summary))}</p>"] if summary else []
    parts += [f"<p>{figure._repr_html_()}</p>" for figure in first]
    if others:
        parts.append(f"<details><summary>{len(others)} more figures</summary>")
        parts += [f"<p><code>{html.escape(figure.name)}</code><br>{figure._repr_html_()}</p>" for figure in others]
        parts.append("</details>")
    return f"<div>{''.join(parts)}</div>"


class Pages:
    """What draws the pages and figures of one report, when they are asked for."""

    def __init__(self, write: Callable[[list[str]], str], kept_by: TemporaryDirectory[str] | None = None) -> None:
        self._write = write
        # As long as there are pages, there is the folder that they are made from.
        self._kept_by = kept_by
        self._figures: Figures | None = None

    def page(self, format: str, headline: str | None, words: str | None) -> str:  # noqa: A002
        """The report as a page in HTML or Markdown."""
        options = [f"--format={format}"]
        options += [f"--headline={headline}"] if headline else []
        options += [f"--words={words}"] if words else []
        return self._write(options)

    @property
    def figures(self) -> Figures:
        """The figures; drawn once."""
        if self._figures is None:
            with TemporaryDirectory(prefix="detente-") as folder:
                self._write(["--format=json", f"--figures={folder}"])
                files = sorted(Path(folder).glob("*.svg"))
                self._figures = Figures({f.stem: Figure(f.stem, f.read_text(encoding="utf-8")) for f in files})
        return self._figures
