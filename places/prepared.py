"""Prepared queries: Django builds their SQL once, then they run with new values.

Building the SQL of a small query takes Django 0.2–0.6 ms, SQLite answers it in 0.02 ms. What every act and every
page asks is therefore built once in a process (docs/decisions/0004).
"""

import functools
import inspect
from collections.abc import Callable, Sequence
from typing import Any, ParamSpec

from django.db import connection
from django.db.models import Model, QuerySet
from django.db.models.query import ModelIterable, get_related_populators

Values = ParamSpec("Values")
Row = tuple[Any, ...]
MARKS: dict[Any, Callable[[int], Any]] = {
    int: lambda number: 7_000_000_000_000_000_000 + number,
    str: lambda number: f"\ue000value {number}\ue000",
}


class Statement:
    """The SQL of one query, where its values belong in it, and how its rows become what Django gives."""

    def __init__(self, queryset: QuerySet[Any], marks: Sequence[Any]) -> None:
        compiler = queryset.query.get_compiler(connection=connection)
        self.sql, params = compiler.as_sql()
        self.params = list(params)
        self.places = [(place, marks.index(mark)) for place, mark in enumerate(self.params) if mark in marks]
        if {number for _place, number in self.places} != set(range(len(marks))):
            raise TypeError("Each value of a prepared query must stand in its SQL as it is.")
        fields = [column[0] for column in compiler.select[: compiler.col_count]]
        self.converters = list(compiler.get_converters(fields).items())
        self.made = Made(compiler) if issubclass(queryset._iterable_class, ModelIterable) else None

    def rows(self, values: Sequence[Any]) -> list[Any]:
        """Run it with these values."""
        params = self.params.copy()
        for place, number in self.places:
            params[place] = values[number]
        with connection.cursor() as cursor:
            cursor.execute(self.sql, params)
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


def prepared(build: Callable[Values, QuerySet[Any]]) -> Callable[Values, list[Any]]:
    """Turn a function that returns a queryset into one that returns its rows, built at the first call only.

    `build` takes positional values annotated `int` or `str` and must use each of them as it is, in a filter
    (`None` and lists change the SQL: they do not belong here). With `values_list()` the rows are tuples, else
    instances of the model. Raises TypeError when a value is not found in the SQL.
    """
    kinds = [parameter.annotation for parameter in inspect.signature(build).parameters.values()]
    marks = [MARKS[kind](number) for number, kind in enumerate(kinds)]
    statements: dict[str, Statement] = {}

    @functools.wraps(build)
    def rows(*values: Values.args, **named: Values.kwargs) -> list[Any]:
        statement = statements.get(connection.vendor)
        if statement is None:
            queryset = build(*marks)  # type: ignore[call-arg]  # the marks stand for its values
            statement = statements[connection.vendor] = Statement(queryset, marks)
        return statement.rows(values)

    return rows


@functools.cache
def _insert_into(model: type[Model], vendor: str) -> tuple[str, list[Any]]:
    quoted = connection.ops.quote_name
    fields = [field for field in model._meta.concrete_fields if not field.primary_key]
    columns = ", ".join(quoted(str(field.column)) for field in fields)
    marks = ", ".join(["%s"] * len(fields))
    table, key = quoted(model._meta.db_table), quoted(str(model._meta.pk and model._meta.pk.column))
    return f"INSERT INTO {table} ({columns}) VALUES ({marks}) RETURNING {key}", fields  # noqa: S608 - names of our own


def insert(row: Model) -> None:
    """Write a new row as `row.save(force_insert=True)` does, without signals; its key is set afterwards."""
    sql, fields = _insert_into(type(row), connection.vendor)
    values = [field.get_db_prep_save(field.pre_save(row, add=True), connection) for field in fields]
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        row.pk = cursor.fetchone()[0]
    row._state.adding, row._state.db = False, connection.alias
