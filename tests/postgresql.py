"""Databases of tests on a PostgreSQL server: copies of a template that holds what all migrations leave.

The template is made once on a server and kept there: to migrate takes several seconds, to copy it a third of one. Any
change of a migration, of our models or of Django makes it anew.
"""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

import psycopg
from django.core.management import call_command
from django.db import connections
from environ import Env
from psycopg import sql

from placeness.databases import postgresql
from tests.migrated import fingerprint

PREFIX = "placeness_template_"
MAKING = 7_201_733  # number of the advisory lock under which the template is made


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
    """Return a server process's settings for the database at `url`; commits do not wait for the disk."""
    told = postgresql(dict(Env.db_url_config(url)))
    told["OPTIONS"]["options"] += " -c synchronous_commit=off"
    return told


def use_template(told: dict[str, Any]) -> None:
    """Let the run's own database, in the settings `told`, be a copy of the template, used without a pool."""
    told["TEST"]["TEMPLATE"] = template(server())
    told["OPTIONS"] = settings_of(server())["OPTIONS"] | {"pool": False}


def maintenance(url: str) -> psycopg.Connection[tuple[Any, ...]]:
    """Return a connection to the server at `url`, in which databases are made and removed."""
    return psycopg.connect(url, dbname="postgres", autocommit=True)


def template(url: str) -> str:
    """Return the name of the template on the server at `url`, which is made where it is not there yet."""
    name = PREFIX + fingerprint("postgresql")
    with maintenance(url) as connection:
        connection.execute("SELECT pg_advisory_lock(%s)", [MAKING])
        found = connection.execute(
            "SELECT datname FROM pg_database WHERE datname LIKE 'placeness_template_%'"
        )
        names = {one for (one,) in found.fetchall()}
        if name not in names:
            for older in names:
                with suppress(psycopg.errors.ObjectInUse):  # another checkout runs its tests
                    connection.execute(sql.SQL("DROP DATABASE {}").format(sql.Identifier(older)))
            _make_template(connection, url, name)
    return name


def _make_template(connection: psycopg.Connection[Any], url: str, name: str) -> None:
    unfinished = f"test_{name}"
    connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(unfinished)))
    connection.execute(sql.SQL("CREATE DATABASE {} TEMPLATE template0").format(sql.Identifier(unfinished)))
    with connected_to(settings_of(url) | {"NAME": unfinished}):
        call_command("migrate", interactive=False, verbosity=0)
    renaming = sql.SQL("ALTER DATABASE {} RENAME TO {}")
    connection.execute(renaming.format(sql.Identifier(unfinished), sql.Identifier(name)))


@contextmanager
def own_database(url: str) -> Iterator[str]:
    """Make a copy of the template the default database, with real commits and a pool; yield its URL."""
    name = f"placeness_test_{secrets.token_hex(6)}"
    copied = sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(
        sql.Identifier(name), sql.Identifier(template(url))
    )
    with maintenance(url) as connection:
        connection.execute(copied)
    try:
        with connected_to(settings_of(url) | {"NAME": name}):
            yield current_url()
    finally:
        with maintenance(url) as connection:
            connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


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
        connections["default"].close()
        connections["default"].close_pool()
        told.clear()
        told |= before
        connections["default"] = previous
