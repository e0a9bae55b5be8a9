"""Single replicates: what was drawn for each, how it ended, and when what happened."""

from __future__ import annotations

import csv
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from .tables import pandas

if TYPE_CHECKING:
    import pandas as pd


class Draws:
    """A row for each replicate, in a file (see docs/draws.md for the columns).

    >>> import detente
    >>> draws = detente.run("scenarios/first-steps.yaml", replicates=1000, draws=True).draws
    >>> len(draws), draws.columns[:3]
    (1000, ['replicate', 'start.trust(north, south)', 'start.trust(south, north)'])
    >>> int(draws.frame["success"].sum()) == sum(row["success"] for row in draws)
    True
    """

    def __init__(self, path: Path, kept_by: TemporaryDirectory[str] | None = None) -> None:
        #: The file, CSV or SQLite; one that :func:`detente.run` made by itself is deleted with this object.
        self.path = path
        self._kept_by = kept_by

    @property
    def columns(self) -> list[str]:
        """The names of the columns."""
        if self._is_csv:
            with self.path.open(encoding="utf-8", newline="") as file:
                return next(csv.reader(file))
        with closing(self._connection()) as database:
            return [column[0] for column in database.execute("SELECT * FROM draws LIMIT 0").description]

    @property
    def inputs(self) -> list[str]:
        """The names of the columns that were drawn before the first round: parameters, starts and dates."""
        return [name for name in self.columns if name.startswith(("parameter.", "start.", "at."))]

    def __len__(self) -> int:
        if self._is_csv:
            return sum(1 for _ in self)
        with closing(self._connection()) as database:
            return int(database.execute("SELECT count(*) FROM draws").fetchone()[0])

    def __iter__(self) -> Iterator[dict[str, Any]]:
        """The rows; from CSV, numbers are read as numbers, and an empty cell is ``None``."""
        if self._is_csv:
            with self.path.open(encoding="utf-8", newline="") as file:
                for row in csv.DictReader(file):
                    yield {name: _value(cell) for name, cell in row.items()}
            return
        with closing(self._connection()) as database:
            cursor = database.execute("SELECT * FROM draws")
            names = [column[0] for column in cursor.description]
            for values in cursor:
                yield dict(zip(names, values, strict=True))

    @property
    def frame(self) -> pd.DataFrame:
        """The rows as a pandas data frame."""
        frame: pd.DataFrame
        if self._is_csv:
            # Numbers keep all their bits.
            frame = pandas().read_csv(self.path, float_precision="round_trip")
        else:
            with closing(self._connection()) as database:
                frame = pandas().read_sql_query("SELECT * FROM draws", database)
        return frame

    def to_parquet(self, path: str | os.PathLike[str]) -> None:
        """Writes the rows to a Parquet file; this needs pandas and pyarrow."""
        self.frame.to_parquet(path, index=False)

    def to_csv(self, path: str | os.PathLike[str]) -> None:
        """Writes the rows to a CSV file, from which R reads them too."""
        with Path(path).open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(self.columns)
            writer.writerows(row.values() for row in self)

    def __repr__(self) -> str:
        return f"Draws of {len(self)} replicates, with {len(self.inputs)} inputs: {self.path}"

    @property
    def _is_csv(self) -> bool:
        return self.path.suffix.lower() == ".csv"

    def _connection(self) -> sqlite3.Connection:
        return sqlite3.connect(f"{self.path.absolute().as_uri()}?mode=ro", uri=True)


def _value(cell: str) -> int | float | str | None:
    for kind in (int, float):
        try:
            return kind(cell)
        except ValueError:
            continue
    return cell or None
