"""Prepared statements: SQL that is built once and run with different values; to read, update and delete rows.

Instances are made from tuples by the public `Model.from_db`, independent of Django's private iterables.
"""

import functools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connection, connections
from django.db.models import Model, QuerySet
from django.db.models.sql import DeleteQuery, UpdateQuery

Row = tuple[Any, ...]


@dataclass(frozen=True)
class Update:
    """An UPDATE: the rows, and the new values of some of their fields, as for `QuerySet.update`."""

    rows: QuerySet[Any]
    values: dict[str, Any]


class PreparedStatement:
    """The SQL of one query and the positions of its values in it; a list of values takes one position for each."""

    def __init__(self, compiler: Any, marks: Sequence[Any]) -> None:
        sql, params = compiler.as_sql()
        self._params = list(params)
        flat = [mark[0] if isinstance(mark, list) else mark for mark in marks]
        self._places = [(place, flat.index(mark)) for place, mark in enumerate(self._params) if mark in flat]
        self._has_lists = any(isinstance(mark, list) for mark in marks)
        if {number for _place, number in self._places} != set(range(len(marks))):
            raise TypeError("Each value of a prepared query must stand in its SQL as it is.")
        self.sql = sql
        self._pieces = sql.split("%s")

    def run(self, values: Sequence[Any]) -> Any:
        """Return a cursor that has run it with these values."""
        params = self._params.copy()
        for place, number in self._places:
            params[place] = values[number]
        if not self._has_lists:
            return execute(self.sql, params)
        return execute(*self._spread(params))

    def _spread(self, params: list[Any]) -> tuple[str, list[Any]]:
        groups = [param if isinstance(param, list | tuple) else (param,) for param in params]
        marks = [", ".join(["%s"] * len(group)) for group in groups]
        sql = "".join(piece + mark for piece, mark in zip(self._pieces, [*marks, ""], strict=True))
        return sql, [param for group in groups for param in group]


class Rows(PreparedStatement):
    """A query for tuples (`values_list`), converted as Django converts them."""

    def __init__(self, queryset: QuerySet[Any], marks: Sequence[Any]) -> None:
        compiler = queryset.query.get_compiler(connection=connection)
        super().__init__(compiler, marks)
        fields = [column[0] for column in compiler.select[: compiler.col_count]]
        self._converters = list(compiler.get_converters(fields).items())

    def rows(self, values: Sequence[Any]) -> list[Any]:
        """Run it with these values."""
        rows = self.run(values).fetchall()
        return [self._converted(row) for row in rows] if self._converters else rows

    def _converted(self, row: Row) -> Row:
        values = list(row)
        for place, (converters, expression) in self._converters:
            for convert in converters:
                values[place] = convert(values[place], expression, connection)
        return tuple(values)


class Instances(Rows):
    """A query for instances of its model, with related ones (`a`, `a__b`) and the values of annotations."""

    def __init__(
        self,
        queryset: QuerySet[Any],
        marks: Sequence[Any],
        related: Sequence[str],
        annotations: Sequence[str],
    ) -> None:
        self._own = Fields.of(queryset.model, 0)
        self._related: list[tuple[list[str], Fields]] = []
        names = [*self._own.names]
        for path in related:
            model = _model_at(queryset.model, path)
            self._related.append((path.split("__"), Fields.of(model, len(names))))
            names += [f"{path}__{name}" for name in self._related[-1][1].names]
        self._annotations = list(enumerate(annotations, len(names)))
        super().__init__(queryset.values_list(*names, *annotations), marks)

    def rows(self, values: Sequence[Any]) -> list[Any]:
        """Run it with these values."""
        return [self._instance(row) for row in super().rows(values)]

    def _instance(self, row: Row) -> Model:
        made = self._own.instance(row)
        for path, fields in self._related:
            parent: Any = made
            for name in path[:-1]:
                parent = parent and getattr(parent, name)
            if parent is not None:
                setattr(parent, path[-1], fields.instance(row) if row[fields.key] is not None else None)
        for place, name in self._annotations:
            setattr(made, name, row[place])
        return made


@dataclass(frozen=True)
class Fields:
    """The columns of one model in a row: where they begin, where the primary key is, and their names."""

    model: type[Model]
    names: tuple[str, ...]
    start: int
    key: int

    @classmethod
    def of(cls, model: type[Model], start: int) -> "Fields":
        """Return all concrete fields of a model, in the order that `Model.from_db` takes."""
        fields = model._meta.concrete_fields
        key = next(number for number, field in enumerate(fields) if field.primary_key)
        return cls(model, tuple(field.attname for field in fields), start, start + key)

    def instance(self, row: Row) -> Model:
        """Return an instance of the model, as if Django had loaded it."""
        return self.model.from_db(
            connection.alias, self.names, row[self.start : self.start + len(self.names)]
        )


def _model_at(model: type[Model], path: str) -> type[Model]:
    """Return the model to which a path of foreign keys (`participant__group`) leads."""
    for name in path.split("__"):
        model = model._meta.get_field(name).related_model  # type: ignore[assignment]
    return model


class WriteStatement(PreparedStatement):
    """An UPDATE, or a DELETE of rows to which no others refer."""

    def __init__(self, wanted: QuerySet[Any] | Update, marks: Sequence[Any]) -> None:
        query: Any
        if isinstance(wanted, Update):
            query = wanted.rows.query.chain(UpdateQuery)
            query.add_update_values(wanted.values)
        else:
            query = wanted.query.chain(DeleteQuery)
        super().__init__(query.get_compiler(connection=connection), marks)

    def count(self, values: Sequence[Any]) -> int:
        """Run it with these values; return the number of rows it changed."""
        return int(self.run(values).rowcount)


@functools.lru_cache(maxsize=2048)
def _with_question_marks(sql: str) -> str:
    return sql.replace("%s", "?").replace("%%", "%")


def execute(sql: str, params: Sequence[Any]) -> Any:
    """Return a cursor that has run this SQL. Raises Django's database errors, as its cursors do.

    A small query takes about 8 µs in SQLite and 16 µs in Django's three cursor wrappers, which look up the connection,
    replace `%s` by `?` and call wrappers. On SQLite the connection is therefore used directly; Django's cursor runs
    the statement on other databases and where queries are logged or wrapped, as in tests."""
    database = connections[DEFAULT_DB_ALIAS]
    if database.vendor != "sqlite" or database.execute_wrappers or database.queries_logged:
        cursor = database.cursor()
        cursor.execute(sql, params)
        return cursor
    database.validate_thread_sharing()
    database.validate_no_broken_transaction()
    with database.wrap_database_errors:
        if database.connection is None:
            database.ensure_connection()
        return database.connection.execute(_with_question_marks(sql), params)
