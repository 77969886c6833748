"""The decorators: a function that builds a queryset becomes one that runs it, built at the first call only."""

import functools
import inspect
from collections.abc import Callable, Sequence
from typing import Any, ParamSpec, TypeVar

from django.db import connection
from django.db.models import QuerySet

from places.prepared.statements import Change, Reading, Writing

__all__ = ["Change", "Numbers", "prepared", "prepared_delete", "prepared_update"]

Values = ParamSpec("Values")
Kind = TypeVar("Kind")
Build = Callable[Values, QuerySet[Any]]
Numbers = Sequence[int]
_FAR = 7_000_000_000_000_000_000
MARKS: dict[Any, Callable[[int], Any]] = {
    int: lambda number: _FAR + number,
    str: lambda number: f"\ue000value {number}\ue000",
    Numbers: lambda number: [_FAR + number],
}


def prepared(build: Build[Values]) -> Callable[Values, list[Any]]:
    """Turn a function that returns a queryset into one that returns its rows.

    `build` takes positional values annotated `int`, `str` or `Numbers` (for `__in`) and must use each of them as it
    is, in a filter; `None` changes the SQL and does not belong here. With `values_list()` the rows are tuples, else
    instances of the model. Raises TypeError when a value is not found in the SQL.
    """
    kept = _built_once(Reading, build)

    @functools.wraps(build)
    def rows(*values: Values.args, **_named: Values.kwargs) -> list[Any]:
        if _is_empty(values):  # other SQL than with numbers, or none at all
            return list(build(*values, **_named))
        return kept().rows(values)

    return rows


def prepared_delete(build: Build[Values]) -> Callable[Values, int]:
    """Turn a function that returns a queryset into one that deletes its rows and returns their number.

    As `prepared` otherwise; for rows to which no others refer, and without signals.
    """
    kept = _built_once(Writing, build)

    @functools.wraps(build)
    def erase(*values: Values.args, **_named: Values.kwargs) -> int:
        if _is_empty(values):
            return build(*values, **_named)._raw_delete(connection.alias) or 0
        return kept().count(values)

    return erase


def prepared_update(build: Callable[Values, Change]) -> Callable[Values, int]:
    """Turn a function that returns a `Change` into one that makes it and returns how many rows it met."""
    kept = _built_once(Writing, build)

    @functools.wraps(build)
    def update(*values: Values.args, **_named: Values.kwargs) -> int:
        if _is_empty(values):
            change = build(*values, **_named)
            return change.rows.update(**change.values)
        return kept().count(values)

    return update


def _is_empty(values: Sequence[Any]) -> bool:
    return any(isinstance(value, list | tuple) and not value for value in values)


def _built_once(kind: Callable[[Any, list[Any]], Kind], build: Callable[..., Any]) -> Callable[[], Kind]:
    """Return a function that returns the statement for the database in use."""
    values = inspect.signature(build).parameters.values()
    marks = [MARKS[value.annotation](number) for number, value in enumerate(values)]
    statements: dict[str, Kind] = {}

    def statement() -> Kind:
        found = statements.get(connection.vendor)
        if found is None:
            found = statements[connection.vendor] = kind(build(*marks), marks)
        return found

    return statement
