"""What is told of a PostgreSQL database that cannot be used, by real servers."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from environ import Env

from placeness.databases import postgresql as settings_for
from places.management import database_server
from places.management.database_file import DatabaseUnusable
from places.management.database_server import require_usable_server
from tests import postgresql
from tests.postgresql_server import PostgreSQLServer
from tests.real_server import free_port


@pytest.fixture
def server(postgresql_server: PostgreSQLServer, db: None) -> Iterator[PostgreSQLServer]:
    """A running server, with an administrator's connection in `admin`."""
    yield postgresql_server
    with psycopg.connect(postgresql_server.url(), autocommit=True) as admin:
        for name in ("room", "latin"):
            admin.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        for name in ("locked", "reader"):
            admin.execute(f"DROP ROLE IF EXISTS {name}")


def run(server: PostgreSQLServer, *statements: str) -> None:
    """Run statements as the administrator."""
    with psycopg.connect(server.url(), autocommit=True) as admin:
        for statement in statements:
            admin.execute(statement)


def told(url: str, media: Path, **settings: Any) -> str:
    """Return what is told of the database at `url`; "" when it can be used."""
    with postgresql.connected_to(settings_for(dict(Env.db_url_config(url))) | settings):
        try:
            require_usable_server(media)
        except DatabaseUnusable as unusable:
            return str(unusable)
    return ""


def test_an_empty_database_is_usable(server: PostgreSQLServer, tmp_path: Path) -> None:
    run(server, "CREATE DATABASE room")
    assert told(server.url("room"), tmp_path) == ""
    (tmp_path / "ab").mkdir()
    (tmp_path / "ab" / "master.jpg").touch()
    said = told(server.url("room"), tmp_path)
    assert said.startswith(
        f"The database room at 127.0.0.1:{server.port} holds nothing, but there are pictures in"
    )


def test_no_server_and_no_such_address(db: None, tmp_path: Path) -> None:
    port = free_port()
    said = told(f"postgres://ann:secret@127.0.0.1:{port}/room", tmp_path)
    assert said == (
        f"No database server answers at 127.0.0.1:{port} (Connection refused). Start it, or correct DATABASE_URL "
        "if it names another place. Then start again."
    )
    said = told("postgres://ann:secret@nowhere.invalid/room", tmp_path)
    assert said.startswith("No database server answers at nowhere.invalid:5432 (")
    assert "secret" not in said


def test_no_such_database_user_or_password(server: PostgreSQLServer, tmp_path: Path) -> None:
    run(server, "CREATE ROLE locked LOGIN PASSWORD 'right'", "CREATE DATABASE room OWNER locked")
    where = f"127.0.0.1:{server.port}"
    said = told(server.url("nowhere"), tmp_path)
    assert said.startswith(f"The database server at {where} has no database nowhere. Make one (createdb")
    said = told(server.url("room", user="stranger"), tmp_path)
    assert said.startswith(f"The database server at {where} knows no user stranger. Make one (createuser")
    said = told(server.url("room", user="locked:wrong"), tmp_path)
    assert said.startswith(f"The database server at {where} does not let locked in with this password.")
    assert "wrong" not in said
    assert told(server.url("room", user="locked"), tmp_path) == said
    assert told(server.url("room", user="locked:right"), tmp_path) == ""


def test_another_encoding(server: PostgreSQLServer, tmp_path: Path) -> None:
    run(server, "CREATE DATABASE latin TEMPLATE template0 ENCODING 'LATIN1' LC_COLLATE 'C' LC_CTYPE 'C'")
    said = told(server.url("latin"), tmp_path)
    assert said.startswith(f"The database latin at 127.0.0.1:{server.port} keeps its text as LATIN1")


def test_who_may_only_read(server: PostgreSQLServer, tmp_path: Path) -> None:
    run(server, "CREATE DATABASE room", "CREATE ROLE reader LOGIN")
    told_of_reader = told(server.url("room", user="reader"), tmp_path)  # who may make no tables
    assert told_of_reader.startswith(
        "The user reader may not change anything in the database room at 127.0.0.1:"
    )
    run(server, "ALTER DATABASE room OWNER TO reader")
    assert told(server.url("room", user="reader"), tmp_path) == ""
    run(server, "ALTER ROLE reader IN DATABASE room SET default_transaction_read_only = on")
    assert told(server.url("room", user="reader"), tmp_path) == told_of_reader


def test_a_standby(server: PostgreSQLServer, tmp_path: Path) -> None:
    with server.standby() as standby:
        said = told(standby.url(), tmp_path)
    assert said.startswith(
        f"The database server at 127.0.0.1:{standby.port} is a copy that follows another one"
    )


def test_an_older_server() -> None:
    class Info:
        """A server of version 14."""

        server_version = 140_012

        def parameter_status(self, name: str) -> str:
            return {"server_version": "14.12", "server_encoding": "UTF8"}[name]

    with pytest.raises(DatabaseUnusable, match=r"is PostgreSQL 14\.12\. Placeness needs version 15"):
        database_server._require_suitable(Info())


@pytest.mark.parametrize("message", ["FATAL:  no entry in pg_hba.conf", "something new"])
def test_another_refusal_is_told_in_the_servers_words(message: str) -> None:
    with pytest.raises(DatabaseUnusable, match=r"cannot be used \((no entry|something new)"):
        raise database_server._refused(message)
