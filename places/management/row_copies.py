"""Copying the rows of all models from one database into another, each compared with its original."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.core.management.color import no_style
from django.db import connections, models

from places.database.versions import missing_migrations, unknown_migrations
from places.management.given_ids import given_ids, skip_ids

CHUNK = 500  # rows
MADE_BY_MIGRATIONS = ("contenttypes", "auth")  # apps whose rows `migrate` writes into an empty database
Row = tuple[Any, ...]
Model = type[models.Model]


class RowsDiffer(Exception):
    """A row is not equal to its original. The message says which, in a sentence."""


def tables() -> list[Model]:
    """Return the models whose tables make up a whole database."""
    found = apps.get_models(include_auto_created=True)
    return [model for model in found if model._meta.managed and not model._meta.proxy]


def fields(model: Model) -> list[Any]:
    """Return what a row of this model is made of, in the order of values in a `Row`."""
    return list(model._meta.concrete_fields)


def require_this_version() -> None:
    """Raise OSError where the database's rows cannot be copied: its tables may differ from the models."""
    if missing_migrations():
        raise OSError("the database is of an older version; start this version of Placeness on it once")
    if unknown := unknown_migrations():
        raise OSError(
            f"a newer version has used the database ({min(unknown)[1]}); make the backup with that one"
        )


class RowCopy:
    """Copies rows from the database with the alias `source` to the alias `target`; primary keys stay as they are."""

    def __init__(self, source: str, target: str) -> None:
        self._source, self._target = source, target
        self._to = connections[target]

    def empty_what_migrations_made(self) -> None:
        """Delete the target's rows that `migrate` has written: the source has its own."""
        for model in reversed(tables()):
            if model._meta.app_label in MADE_BY_MIGRATIONS:
                model._base_manager.using(self._target).all().delete()

    def copy(self, model: Model) -> None:
        """Insert every row of one table."""
        quoted, told = self._to.ops.quote_name, fields(model)
        columns = ", ".join(quoted(field.column) for field in told)
        marks = ", ".join(["%s"] * len(told))
        sql = f"INSERT INTO {quoted(model._meta.db_table)} ({columns}) VALUES ({marks})"  # noqa: S608 - names of our own
        with self._to.cursor() as cursor:
            for chunk in _chunks(self._rows(model)):
                values = [
                    [field.get_db_prep_save(value, self._to) for field, value in zip(told, row, strict=True)]
                    for row in chunk
                ]
                cursor.executemany(sql, values)

    def set_sequences(self) -> None:
        """Let the next row that is made in the target get a key that no row has, and none had in the source."""
        with self._to.cursor() as cursor:
            for statement in self._to.ops.sequence_reset_sql(no_style(), tables()):
                cursor.execute(statement)
        skip_ids(self._to, given_ids(connections[self._source]))

    def compare(self, model: Model) -> int:
        """Return the number of rows of a table, all of which equal their originals. Raises RowsDiffer."""
        names = [field.attname for field in fields(model)]
        key = names.index(model._meta.pk.attname)  # type: ignore[union-attr] # every model of ours has one
        there, compared = model._base_manager.using(self._target), 0
        for chunk in _chunks(self._rows(model)):
            wanted = [row[key] for row in chunk]
            here = {row[key]: row for row in there.filter(pk__in=wanted).values_list(*names)}
            for row in chunk:
                if here.get(row[key]) != row:
                    raise RowsDiffer(f"Row {row[key]} of {model._meta.db_table} differs after the copy.")
            compared += len(chunk)
        if there.count() != compared:
            raise RowsDiffer(f"{model._meta.db_table} has more rows than its source.")
        return compared

    def _rows(self, model: Model) -> Iterator[Row]:
        names = [field.attname for field in fields(model)]
        rows = model._base_manager.using(self._source).order_by("pk").values_list(*names)
        return iter(rows.iterator(chunk_size=CHUNK))


def _chunks(rows: Iterator[Row]) -> Iterator[list[Row]]:
    chunk: list[Row] = []
    for row in rows:
        chunk.append(row)
        if len(chunk) == CHUNK:
            yield chunk
            chunk = []
    if chunk:
        yield chunk
