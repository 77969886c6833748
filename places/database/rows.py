"""INSERT of one row, and increment of a number, with one statement each and without the ORM's overhead."""

import functools
from typing import Any

from django.db import connection, models
from django.db.models import Model

from places.database.statements import execute

# Fields whose values databases take unchanged when they have exactly this type or are None.
PLAIN: dict[type, type] = {
    models.CharField: str,
    models.TextField: str,
    models.BooleanField: bool,
    models.ForeignKey: int,
    models.PositiveIntegerField: int,
    models.PositiveSmallIntegerField: int,
    models.PositiveBigIntegerField: int,
}


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
    values = [_for_database(row, field) for field in fields]
    ((row.pk,),) = execute(sql, values).fetchall()
    row._state.adding, row._state.db = False, connection.alias


def _for_database(row: Model, field: Any) -> Any:
    plain = PLAIN.get(type(field))
    if plain and ((value := row.__dict__[field.attname]) is None or type(value) is plain):
        return value
    return field.get_db_prep_save(field.pre_save(row, add=True), connection)


def increment(model: type[Model], pk: int, field: str) -> int | None:
    """Add one to a field of a row and return the new value; None without such a row."""
    quoted = connection.ops.quote_name
    column = quoted(str(model._meta.get_field(field).column))  # type: ignore[union-attr]
    table, key = quoted(model._meta.db_table), quoted(str(model._meta.pk and model._meta.pk.column))
    sql = f"UPDATE {table} SET {column} = {column} + 1 WHERE {key} = %s RETURNING {column}"  # noqa: S608 - names of our own
    found = execute(sql, [pk]).fetchall()
    return int(found[0][0]) if found else None
