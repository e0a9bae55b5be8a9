"""Tables: lists of records of one kind, found by name, and as pandas data frames."""

from __future__ import annotations

import dataclasses
import difflib
import html
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Generic, TypeVar, overload

if TYPE_CHECKING:
    import pandas as pd

T_co = TypeVar("T_co", covariant=True)

#: The fields by which a record is found, the first that it has.
KEYS = ("name", "parameter", "scenario", "claim", "of", "date", "outcome", "expression")


class Table(Sequence[T_co], Generic[T_co]):
    """Records of one kind, in the order of the report.

    A number or a slice finds a record by its place, a text by its name; ``frame`` is the same as a pandas data frame.

    >>> import detente
    >>> results = detente.run("scenarios/first-steps.yaml", replicates=2000)
    >>> results.outcomes.names
    ['settled', 'stalled']
    >>> results.outcomes["settled"].count == results.outcomes[0].count
    True
    >>> results.outcomes["setled"]
    Traceback (most recent call last):
    ...
    KeyError: "there is no 'setled'; did you mean 'settled'?"
    """

    def __init__(self, records: Iterable[T_co] = ()) -> None:
        self._records = tuple(records)

    @overload
    def __getitem__(self, key: int | str) -> T_co: ...
    @overload
    def __getitem__(self, key: slice) -> Table[T_co]: ...
    def __getitem__(self, key: int | str | slice) -> T_co | Table[T_co]:
        if isinstance(key, slice):
            return Table(self._records[key])
        if isinstance(key, int):
            return self._records[key]
        for name, record in zip(self.names, self._records, strict=True):
            if name == key:
                return record
        near = difflib.get_close_matches(key, self.names, 1)
        fix = f"did you mean {near[0]!r}?" if near else f"the names are {', '.join(self.names[:20])}"
        raise KeyError(f"there is no {key!r}; {fix}")

    def __len__(self) -> int:
        return len(self._records)

    def __iter__(self) -> Iterator[T_co]:
        return iter(self._records)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Table) and self._records == other._records

    def __hash__(self) -> int:
        return hash(self._records)

    @property
    def names(self) -> list[str]:
        """The names by which the records are found."""
        return [_name(record) for record in self._records]

    def rows(self) -> list[dict[str, Any]]:
        """The records as flat rows: ``round_p50`` is the field ``p50`` of the field ``round``; lists are left out."""
        return [flat(record) for record in self._records]

    @property
    def frame(self) -> pd.DataFrame:
        """The records as a pandas data frame, a row for each, with the columns of :meth:`rows`."""
        frame: pd.DataFrame = pandas().DataFrame(self.rows())
        return frame

    def to_csv(self, path: str | os.PathLike[str]) -> None:
        """Writes the data frame to a CSV file."""
        self.frame.to_csv(path, index=False)

    def to_parquet(self, path: str | os.PathLike[str]) -> None:
        """Writes the data frame to a Parquet file; this needs pyarrow."""
        self.frame.to_parquet(path, index=False)

    def __repr__(self) -> str:
        rows = self.rows()
        if not rows:
            return "Table of nothing"
        shown = [{name: _shown(value) for name, value in row.items()} for row in rows[:20]]
        # The first eight columns of numbers and names are what fits a screen.
        columns = list(shown[0])[:8]
        widths = [max(len(name), *(len(row.get(name, "")) for row in shown)) for name in columns]
        lines = [columns, *([row.get(name, "") for name in columns] for row in shown)]
        text = "\n".join(
            "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in lines
        )
        more = len(rows) - len(shown)
        return text + (f"\nand {more} more" if more else "")

    def _repr_html_(self) -> str:
        rows = self.rows()
        columns = list(dict.fromkeys(name for row in rows for name in row))
        head = "".join(f"<th>{html.escape(name)}</th>" for name in columns)
        body = "".join(
            "<tr>" + "".join(f"<td>{html.escape(_shown(row.get(name)))}</td>" for name in columns) + "</tr>"
            for row in rows
        )
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def pandas() -> Any:  # noqa: ANN401
    """The module pandas, or an error that says how to get it."""
    try:
        import pandas
    except ImportError as error:
        raise ImportError("data frames need pandas: pip install 'detente-sim[pandas]'") from error
    return pandas


def flat(record: object) -> dict[str, Any]:
    """A record as one row: the fields of fields have joined names, and lists of records are left out.

    The shares of a round (``outcomes`` in a timeline) keep the names of the outcomes.
    """
    row: dict[str, Any] = {}
    for field in dataclasses.fields(record):  # type: ignore[arg-type]
        value = getattr(record, field.name)
        name = field.name.rstrip("_")
        if isinstance(value, Mapping):
            # A round's shares have the outcomes' own names; whatever else is by name says what it is.
            prefix = "" if name == "outcomes" else name + "_"
            row |= {prefix + key: one for key, one in value.items()}
        elif dataclasses.is_dataclass(value):
            row |= {f"{name}_{key}": one for key, one in flat(value).items()}
        elif isinstance(value, tuple):
            row[name] = " → ".join(map(str, value))
        elif not isinstance(value, Table):
            row[name] = value
    return row


def _name(record: object) -> str:
    for key in KEYS:
        value = getattr(record, key, None)
        if isinstance(value, str):
            return value
    return ""


def _shown(value: object) -> str:
    if value is None:
        return ""
    return f"{value:.6g}" if isinstance(value, float) else str(value)
