"""Statement: SQL that was built once, with places for values; what reads, erases and changes rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import QuerySet
from django.db.models.query import ModelIterable, get_related_populators
from django.db.models.sql import DeleteQuery, UpdateQuery

from places.prepared.executing import execute

Row = tuple[Any, ...]


@dataclass(frozen=True)
class Change:
    """Rows, and the new values of some of their fields: what `QuerySet.update` is given."""

    rows: QuerySet[Any]
    values: dict[str, Any]


class Statement:
    """The SQL of one query, and where its values belong in it. A list of values takes as many places as it has."""

    def __init__(self, compiler: Any, marks: Sequence[Any]) -> None:
        sql, params = compiler.as_sql()
        self._params = list(params)
        flat = [mark[0] if isinstance(mark, list) else mark for mark in marks]
        self._places = [(place, flat.index(mark)) for place, mark in enumerate(self._params) if mark in flat]
        texts = {
            str(mark): number for number, mark in enumerate(flat) if isinstance(mark, int)
        }  # as JSON, beside a key of a JSONField
        self._in_json = [(place, texts[one]) for place, one in enumerate(self._params) if one in texts]
        self._has_lists = any(isinstance(mark, list) for mark in marks)
        if {number for _place, number in [*self._places, *self._in_json]} != set(range(len(marks))):
            raise TypeError("Each value of a prepared query must stand in its SQL as it is.")
        self._sql = sql
        self._pieces = sql.split("%s")

    def run(self, values: Sequence[Any]) -> Any:
        """Return a cursor that has run it with these values."""
        params = self._params.copy()
        for place, number in self._places:
            params[place] = values[number]
        for place, number in self._in_json:
            params[place] = str(values[number])
        if not self._has_lists:
            return execute(self._sql, params)
        return execute(*self._spread(params))

    def _spread(self, params: list[Any]) -> tuple[str, list[Any]]:
        groups = [param if isinstance(param, list | tuple) else (param,) for param in params]
        marks = [", ".join(["%s"] * len(group)) for group in groups]
        sql = "".join(piece + mark for piece, mark in zip(self._pieces, [*marks, ""], strict=True))
        return sql, [param for group in groups for param in group]


class Reading(Statement):
    """A query for rows, and how they become what Django gives."""

    def __init__(self, queryset: QuerySet[Any], marks: Sequence[Any]) -> None:
        compiler = queryset.query.get_compiler(connection=connection)
        super().__init__(compiler, marks)
        fields = [column[0] for column in compiler.select[: compiler.col_count]]
        self._converters = list(compiler.get_converters(fields).items())
        self._made = Made(compiler) if issubclass(queryset._iterable_class, ModelIterable) else None

    def rows(self, values: Sequence[Any]) -> list[Any]:
        """Run it with these values."""
        rows = self.run(values).fetchall()
        if self._converters:
            rows = [self._converted(row) for row in rows]
        return rows if self._made is None else [self._made.instance(row) for row in rows]

    def _converted(self, row: Row) -> Row:
        values = list(row)
        for place, (converters, expression) in self._converters:
            for convert in converters:
                values[place] = convert(values[place], expression, connection)
        return tuple(values)


class Made:
    """How a row becomes an instance of the model: as Django's own iterable does.

    What `select_related` names comes with it, and what `annotate` tells.
    """

    def __init__(self, compiler: Any) -> None:
        columns = compiler.klass_info["select_fields"]
        self.model = compiler.klass_info["model"]
        self.own = slice(columns[0], columns[-1] + 1)
        self.names = [column[0].target.attname for column in compiler.select[self.own]]
        self.told = list(compiler.annotation_col_map.items())
        related = compiler.klass_info, compiler.select, connection.alias
        self.related = get_related_populators(*related)  # type: ignore[call-arg]  # the stubs are a version ahead

    def instance(self, row: Row) -> Any:
        """Return the instance."""
        made = self.model.from_db(connection.alias, self.names, row[self.own])
        for related in self.related:
            related.populate(row, made)
        for name, place in self.told:
            setattr(made, name, row[place])
        return made


class Writing(Statement):
    """A query that changes rows, or deletes rows to which nothing refers."""

    def __init__(self, wanted: QuerySet[Any] | Change, marks: Sequence[Any]) -> None:
        query: Any
        if isinstance(wanted, Change):
            query = wanted.rows.query.chain(UpdateQuery)
            query.add_update_values(wanted.values)
        else:
            query = wanted.query.chain(DeleteQuery)
        super().__init__(query.get_compiler(connection=connection), marks)

    def count(self, values: Sequence[Any]) -> int:
        """Run it with these values; return how many rows it met."""
        return int(self.run(values).rowcount)
