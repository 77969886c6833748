"""Prepared queries: Django builds their SQL once, then they run with new values.

Building the SQL of a small query takes Django 0.2–0.6 ms, SQLite answers it in 0.02 ms. What every act and every
page asks is therefore built once in a process (docs/decisions/0005).
"""

import functools
import inspect
from collections.abc import Callable, Sequence
from typing import Any, ParamSpec, TypeVar

from django.db import connection
from django.db.models import Model, QuerySet
from django.db.models.query import ModelIterable, get_related_populators
from django.db.models.sql import DeleteQuery

Values = ParamSpec("Values")
Kind = TypeVar("Kind")
Build = Callable[Values, QuerySet[Any]]
Row = tuple[Any, ...]
MARKS: dict[Any, Callable[[int], Any]] = {
    int: lambda number: 7_000_000_000_000_000_000 + number,
    str: lambda number: f"\ue000value {number}\ue000",
}


class Statement:
    """The SQL of one query, and where its values belong in it."""

    def __init__(self, compiler: Any, marks: Sequence[Any]) -> None:
        self.sql, params = compiler.as_sql()
        self.params = list(params)
        self.places = [(place, marks.index(mark)) for place, mark in enumerate(self.params) if mark in marks]
        if {number for _place, number in self.places} != set(range(len(marks))):
            raise TypeError("Each value of a prepared query must stand in its SQL as it is.")

    def run(self, values: Sequence[Any]) -> Any:
        """Return a cursor that has run it with these values."""
        params = self.params.copy()
        for place, number in self.places:
            params[place] = values[number]
        cursor = connection.cursor()
        cursor.execute(self.sql, params)
        return cursor


class Reading(Statement):
    """A query for rows, and how they become what Django gives."""

    def __init__(self, queryset: QuerySet[Any], marks: Sequence[Any]) -> None:
        compiler = queryset.query.get_compiler(connection=connection)
        super().__init__(compiler, marks)
        fields = [column[0] for column in compiler.select[: compiler.col_count]]
        self.converters = list(compiler.get_converters(fields).items())
        self.made = Made(compiler) if issubclass(queryset._iterable_class, ModelIterable) else None

    def rows(self, values: Sequence[Any]) -> list[Any]:
        """Run it with these values."""
        with self.run(values) as cursor:
            rows = cursor.fetchall()
        if self.converters:
            rows = [self._converted(row) for row in rows]
        return rows if self.made is None else [self.made.instance(row) for row in rows]

    def _converted(self, row: Row) -> Row:
        values = list(row)
        for place, (converters, expression) in self.converters:
            for convert in converters:
                values[place] = convert(values[place], expression, connection)
        return tuple(values)


class Erasing(Statement):
    """A query that deletes rows to which nothing refers."""

    def __init__(self, queryset: QuerySet[Any], marks: Sequence[Any]) -> None:
        query = queryset.query.chain(DeleteQuery)
        super().__init__(query.get_compiler(connection=connection), marks)

    def count(self, values: Sequence[Any]) -> int:
        """Run it with these values; return how many rows went."""
        with self.run(values) as cursor:
            return int(cursor.rowcount)


class Made:
    """How a row becomes an instance of the model, with what `select_related` names: as Django's own iterable does."""

    def __init__(self, compiler: Any) -> None:
        columns = compiler.klass_info["select_fields"]
        self.model = compiler.klass_info["model"]
        self.own = slice(columns[0], columns[-1] + 1)
        self.names = [column[0].target.attname for column in compiler.select[self.own]]
        related = compiler.klass_info, compiler.select, connection.alias
        self.related = get_related_populators(*related)  # type: ignore[call-arg]  # the stubs are a version ahead

    def instance(self, row: Row) -> Any:
        """Return the instance."""
        made = self.model.from_db(connection.alias, self.names, row[self.own])
        for related in self.related:
            related.populate(row, made)
        return made


def prepared(build: Build[Values]) -> Callable[Values, list[Any]]:
    """Turn a function that returns a queryset into one that returns its rows, built at the first call only.

    `build` takes positional values annotated `int` or `str` and must use each of them as it is, in a filter
    (`None` and lists change the SQL: they do not belong here). With `values_list()` the rows are tuples, else
    instances of the model. Raises TypeError when a value is not found in the SQL.
    """
    kept = _built_once(Reading, build)

    @functools.wraps(build)
    def rows(*values: Values.args, **_named: Values.kwargs) -> list[Any]:
        return kept().rows(values)

    return rows


def prepared_delete(build: Build[Values]) -> Callable[Values, int]:
    """Turn a function that returns a queryset into one that deletes its rows and returns their number.

    As `prepared` otherwise; for rows to which no others refer, and without signals.
    """
    kept = _built_once(Erasing, build)

    @functools.wraps(build)
    def erase(*values: Values.args, **_named: Values.kwargs) -> int:
        return kept().count(values)

    return erase


def _built_once(kind: Callable[[QuerySet[Any], list[Any]], Kind], build: Build[Any]) -> Callable[[], Kind]:
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


@functools.cache
def _insert_into(model: type[Model], _vendor: str, one_per: tuple[str, ...]) -> tuple[str, list[Any]]:
    quoted = connection.ops.quote_name
    fields = [field for field in model._meta.concrete_fields if not field.primary_key]
    columns = [quoted(str(field.column)) for field in fields]
    table, key = quoted(model._meta.db_table), quoted(str(model._meta.pk and model._meta.pk.column))
    sql = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join(['%s'] * len(fields))})"  # noqa: S608 - names of our own
    if one_per:
        same = {quoted(str(model._meta.get_field(name).column)) for name in one_per}  # type: ignore[union-attr]
        new = ", ".join(f"{column} = EXCLUDED.{column}" for column in columns if column not in same)
        sql += f" ON CONFLICT ({', '.join(sorted(same))}) DO UPDATE SET {new}"
    return f"{sql} RETURNING {key}", fields


def insert(row: Model, *, one_per: tuple[str, ...] = ()) -> None:
    """Write a new row as `row.save(force_insert=True)` does, without signals; its key is set afterwards.

    With `one_per` (the fields of a unique constraint), a row that is there already gets the new values.
    """
    sql, fields = _insert_into(type(row), connection.vendor, one_per)
    values = [field.get_db_prep_save(field.pre_save(row, add=True), connection) for field in fields]
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        row.pk = cursor.fetchone()[0]
    row._state.adding, row._state.db = False, connection.alias
