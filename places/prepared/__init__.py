"""Prepared queries: Django builds their SQL once, then they run with new values.

Building the SQL of a small query takes Django 0.2–0.6 ms, SQLite answers it in 0.02 ms. What every act and every
page asks is therefore built once in a process (docs/decisions/0005).
"""

from places.prepared.building import (
    BUILT,
    Change,
    Numbers,
    prepared,
    prepared_delete,
    prepared_rows,
    prepared_update,
)
from places.prepared.rows import insert, raised

__all__ = [
    "BUILT",
    "Change",
    "Numbers",
    "insert",
    "prepared",
    "prepared_delete",
    "prepared_rows",
    "prepared_update",
    "raised",
]
