"""Typed values from the program's JSON."""

from __future__ import annotations

import dataclasses
import types
from collections.abc import Mapping
from functools import cache
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from .tables import Table

R = TypeVar("R", bound="Record")


class Record:
    """A part of the results: a data class whose fields are the keys of a JSON object."""

    @classmethod
    def from_data(cls: type[R], data: Mapping[str, Any]) -> R:
        """The record that a JSON object describes; keys that this version does not know are left out."""
        return cls(**fields(cls, data))


def fields(kind: type[Record], data: Mapping[str, Any]) -> dict[str, Any]:
    """The values of a record's fields. A key that is missing is an error, unless its field has a default."""
    values: dict[str, Any] = {}
    for name, key, hint, required in _shape(kind):  # type: ignore[arg-type]
        if required or key in data:
            values[name] = _value(hint, data[key])
    return values


@cache
def _shape(kind: type[Record]) -> tuple[tuple[str, str, Any, bool], ...]:
    """Each field's name, key in JSON, type, and whether it has no default."""
    hints = get_type_hints(kind)
    return tuple(
        (field.name, field.name.rstrip("_"), hints[field.name], field.default is dataclasses.MISSING)
        for field in dataclasses.fields(kind)  # type: ignore[arg-type]
    )


def _value(hint: Any, value: Any) -> Any:  # noqa: ANN401
    """A value of JSON as one of a type."""
    origin = get_origin(hint)
    if origin in (Union, types.UnionType):
        if value is None:
            return None
        return _value(next(one for one in get_args(hint) if one is not type(None)), value)
    if origin is Literal:
        return value
    if origin is Table:
        (item,) = get_args(hint)
        return Table(item.from_data(one) for one in value)
    if origin is tuple:
        return tuple(_value(get_args(hint)[0], one) for one in value)
    if isinstance(hint, type) and issubclass(hint, Record):
        return hint.from_data(value)
    if hint is float and value is not None:
        return float(value)
    return dict(value) if isinstance(value, Mapping) else value
