"""Databases of measurements on a PostgreSQL server, and the processor time that the server takes."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg import sql

from benchmarks.servers import TICKS

SERVER_PROGRAM = "postgres"


@contextmanager
def own_database(server: str) -> Iterator[str]:
    """Make an empty database on the server at the URL `server`, yield its URL, and remove it at the end."""
    name = f"placeness_bench_{secrets.token_hex(6)}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {} TEMPLATE template0").format(sql.Identifier(name)))
        try:
            yield urlunsplit(urlsplit(server)._replace(path=f"/{name}"))
        finally:
            connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


def server_cpu() -> float:
    """Return the seconds of processor time of all PostgreSQL processes of this computer, those that ended included."""
    return sum(_cpu(each) for each in Path("/proc").iterdir() if each.name.isdecimal())


def _cpu(process: Path) -> float:
    try:
        told = (process / "stat").read_text()
    except OSError:  # it has ended meanwhile
        return 0.0
    head, _bracket, tail = told.rpartition(")")
    if head.partition("(")[2] != SERVER_PROGRAM:
        return 0.0
    return (
        sum(int(field) for field in tail.split()[11:15]) / TICKS
    )  # its own, and of children that it has waited for
