"""Decorators that make prepared statements of functions that return querysets; the SQL is built at the first call."""

import functools
import inspect
from collections.abc import Callable, Sequence
from typing import Any, ParamSpec, TypeVar

from django.db import connection
from django.db.models import QuerySet

from places.database.statements import Instances, Rows, Update, WriteStatement

__all__ = ["BUILT", "Numbers", "Update", "prepared", "prepared_delete", "prepared_rows", "prepared_update"]

Values = ParamSpec("Values")
Kind = TypeVar("Kind")
Build = Callable[Values, QuerySet[Any]]
Numbers = Sequence[int]
_FIRST_MARK = 7_000_000_000_000_000_000
MARKS: dict[Any, Callable[[int], Any]] = {
    int: lambda number: _FIRST_MARK + number,
    str: lambda number: f"\ue000value {number}\ue000",
    Numbers: lambda number: [_FIRST_MARK + number],
}
BUILT: list[
    tuple[Callable[..., Any], Callable[..., Any]]
] = []  # all statements: the function that builds the queryset, and the class that compiles it


def prepared_rows(build: Build[Values]) -> Callable[Values, list[Any]]:
    """Turn a function that returns a queryset with `values_list()` into one that returns its tuples.

    `build` takes positional values annotated `int`, `str` or `Numbers` (for `__in`) and must use each of them as it
    is, in a filter on a column; `None` changes the SQL and does not belong here. Raises TypeError when a value is not
    found in the SQL.
    """
    return _reading(build, Rows)


def prepared(
    *, related: Sequence[str] = (), annotations: Sequence[str] = ()
) -> Callable[[Build[Values]], Callable[Values, list[Any]]]:
    """Turn a function that returns a queryset into one that returns instances of its model, read by one query.

    `related` names foreign keys that are loaded with them (`group`, `participant__group`, the outer ones first),
    `annotations` what the queryset annotates. As `prepared_rows` otherwise.
    """

    def decorate(build: Build[Values]) -> Callable[Values, list[Any]]:
        return _reading(
            build, functools.partial(Instances, related=related, annotations=annotations), related
        )

    return decorate


def _reading(
    build: Build[Values], kind: Callable[..., Rows], related: Sequence[str] = ()
) -> Callable[Values, list[Any]]:
    kept = _built_once(kind, build)

    @functools.wraps(build)
    def rows(*values: Values.args, **_named: Values.kwargs) -> list[Any]:
        if _is_empty(values):  # an empty list has other SQL, or none
            found = build(*values, **_named)
            return list(found.select_related(*related) if related else found)
        return kept().rows(values)

    return rows


def prepared_delete(build: Build[Values]) -> Callable[Values, int]:
    """Turn a function that returns a queryset into one that deletes its rows and returns their number.

    As `prepared` otherwise; for rows to which no others refer, and without signals.
    """
    kept = _built_once(WriteStatement, build)

    @functools.wraps(build)
    def erase(*values: Values.args, **_named: Values.kwargs) -> int:
        if _is_empty(values):
            return build(*values, **_named)._raw_delete(connection.alias) or 0
        return kept().count(values)

    return erase


def prepared_update(build: Callable[Values, Update]) -> Callable[Values, int]:
    """Turn a function that returns an `Update` into one that runs it and returns the number of rows it changed."""
    kept = _built_once(WriteStatement, build)

    @functools.wraps(build)
    def update(*values: Values.args, **_named: Values.kwargs) -> int:
        if _is_empty(values):
            change = build(*values, **_named)
            return change.rows.update(**change.values)
        return kept().count(values)

    return update


def _is_empty(values: Sequence[Any]) -> bool:
    return any(isinstance(value, list | tuple) and not value for value in values)


def marks_of(build: Callable[..., Any]) -> list[Any]:
    """Return a unique value for each parameter, by which its positions in the SQL are found."""
    values = inspect.signature(build).parameters.values()
    return [MARKS[value.annotation](number) for number, value in enumerate(values)]


def _built_once(kind: Callable[[Any, list[Any]], Kind], build: Callable[..., Any]) -> Callable[[], Kind]:
    """Return a function that returns the statement for the database in use."""
    marks = marks_of(build)
    BUILT.append((build, kind))
    statements: dict[str, Kind] = {}

    def statement() -> Kind:
        found = statements.get(connection.vendor)
        if found is None:
            found = statements[connection.vendor] = kind(build(*marks), marks)
        return found

    return statement
