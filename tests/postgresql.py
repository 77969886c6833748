"""Databases of tests on a PostgreSQL server: copies of a template that holds what all migrations leave.

The template is made once on a server and kept there for a week: to migrate takes several seconds, to copy it a third
of one. Any change of a migration, of our models or of Django makes another one. A database of a test's own is emptied
after the test and used again by the next one.
"""

import datetime
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any

import psycopg
from django.core.management import call_command
from django.db import connections
from environ import Env
from psycopg import sql

from placeness.databases import postgresql
from tests.migrated import fingerprint

PREFIX = "placeness_template_"
KEPT_DAYS = 7
MAKING = 7_201_733  # number of the advisory lock under which the template is made
QUICK = "-c synchronous_commit=off"  # a commit of a test does not wait for the disk
MADE_BY_MIGRATIONS = ("django_migrations", "django_content_type", "auth_permission")


@dataclass(frozen=True)
class SpareDatabase:
    """A database for the next test; `content` is what migrations have left in it."""

    name: str
    content: list[tuple[Any, ...]]


_spare: dict[str, SpareDatabase] = {}  # by the server's URL


def server() -> str:
    """Return the URL of the server for tests on PostgreSQL: that of this run, or of PLACENESS_TEST_POSTGRESQL."""
    return os.environ.get("DATABASE_URL") or os.environ.get("PLACENESS_TEST_POSTGRESQL") or ""


def current_url() -> str:
    """Return the URL of the default database where it is one of PostgreSQL; else ""."""
    told = connections["default"].settings_dict
    if connections["default"].vendor != "postgresql":
        return ""
    password = f":{told['PASSWORD']}" if told["PASSWORD"] else ""
    return f"postgres://{told['USER']}{password}@{told['HOST']}:{told['PORT'] or 5432}/{told['NAME']}"


def settings_of(url: str) -> dict[str, Any]:
    """Return a server process's settings for the database at `url`."""
    told = postgresql(dict(Env.db_url_config(url)))
    told["OPTIONS"]["options"] += f" {QUICK}"
    return told


def use_template(told: dict[str, Any]) -> None:
    """Let the run's own database, in the settings `told`, be a copy of the template, used without a pool."""
    told["TEST"]["TEMPLATE"] = template(server())
    told["OPTIONS"] = settings_of(server())["OPTIONS"] | {"pool": False}


def open_database(url: str, name: str = "postgres") -> psycopg.Connection[tuple[Any, ...]]:
    """Return a connection to a database of the server at `url`."""
    return psycopg.connect(url, dbname=name, autocommit=True, options=QUICK)


def run(connection: psycopg.Connection[Any], statement: str, *names: str) -> None:
    """Run a statement with these names of databases or tables in it."""
    connection.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))


def template(url: str) -> str:
    """Return the name of the template on the server at `url`, which is made where it is not there yet."""
    print_of_now = fingerprint("postgresql")
    with open_database(url) as connection:
        connection.execute("SELECT pg_advisory_lock(%s)", [MAKING])
        found = connection.execute(
            "SELECT datname FROM pg_database WHERE datname LIKE 'placeness_template_%'"
        )
        names = [name for (name,) in found.fetchall()]
        for name in names:
            if name.endswith(print_of_now):
                return str(name)
        today = datetime.datetime.now(datetime.UTC).date()
        oldest = f"{PREFIX}{today - datetime.timedelta(days=KEPT_DAYS):%Y%m%d}"
        for name in names:
            with suppress(psycopg.errors.ObjectInUse):
                if name < oldest:
                    run(connection, "DROP DATABASE {}", name)
        made = f"{PREFIX}{today:%Y%m%d}_{print_of_now}"
        _make_template(connection, url, made)
        return made


def _make_template(connection: psycopg.Connection[Any], url: str, name: str) -> None:
    unfinished = f"test_{name}"
    run(connection, "DROP DATABASE IF EXISTS {} WITH (FORCE)", unfinished)
    run(connection, "CREATE DATABASE {} TEMPLATE template0", unfinished)
    with connected_to(settings_of(url) | {"NAME": unfinished}):
        call_command("migrate", interactive=False, verbosity=0)
    run(connection, "ALTER DATABASE {} RENAME TO {}", unfinished, name)


@contextmanager
def own_database(url: str) -> Iterator[str]:
    """Make an empty copy of the template the default database, with real commits and a pool; yield its URL."""
    spare = _spare.pop(url, None) or _new_database(url)
    with connected_to(settings_of(url) | {"NAME": spare.name}):
        yield current_url()
    if _is_emptied(url, spare):
        _spare[url] = spare
    else:
        remove(url, spare.name)


def _new_database(url: str) -> SpareDatabase:
    name = f"placeness_test_{secrets.token_hex(6)}"
    with open_database(url) as connection:
        run(connection, "CREATE DATABASE {} TEMPLATE {}", name, template(url))
    with open_database(url, name) as connection:
        return SpareDatabase(name, _content(connection))


def _is_emptied(url: str, spare: SpareDatabase) -> bool:
    """Remove all rows but those of migrations; return False where a test has changed those, or the tables."""
    with open_database(url, spare.name) as connection:
        connection.execute(
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
        names = [
            name
            for (name,) in connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        ]
        used = [name for name in names if name not in MADE_BY_MIGRATIONS and _has_rows(connection, name)]
        if used:
            tables = ", ".join(["{}"] * len(used))
            run(connection, f"TRUNCATE {tables} RESTART IDENTITY CASCADE", *used)
        return _content(connection) == spare.content


def _has_rows(connection: psycopg.Connection[Any], name: str) -> bool:
    found = connection.execute(sql.SQL("SELECT EXISTS (SELECT FROM {})").format(sql.Identifier(name)))
    return bool((found.fetchone() or (False,))[0])


def _content(connection: psycopg.Connection[Any]) -> list[tuple[Any, ...]]:
    columns = connection.execute(
        "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'public' ORDER BY 1, 2"
    ).fetchall()
    with suppress(psycopg.errors.UndefinedTable):
        return (
            columns + connection.execute("SELECT app, name FROM django_migrations ORDER BY 1, 2").fetchall()
        )
    return columns


def remove(url: str, name: str) -> None:
    """Remove a database, also when it is in use."""
    with open_database(url) as connection:
        run(connection, "DROP DATABASE IF EXISTS {} WITH (FORCE)", name)


def remove_spare_databases() -> None:
    """Remove what the next test would have used."""
    while _spare:
        url, spare = _spare.popitem()
        with suppress(psycopg.OperationalError):  # the server was one of a test's own
            remove(url, spare.name)


@contextmanager
def connected_to(settings: dict[str, Any]) -> Iterator[None]:
    """Make the database of these settings the default one, and the one before it again at the end."""
    previous, told = connections["default"], connections.settings["default"]
    before = dict(told)
    del connections["default"]
    told |= settings | {"TEST": before["TEST"]}
    try:
        yield
    finally:
        try:
            connections["default"].close()
            connections["default"].close_pool()
        finally:  # whatever a test has done to its connection, the next test has the run's own
            told.clear()
            told |= before
            connections["default"] = previous
