"""A measurement's own database on a PostgreSQL server, and the server's processor time."""

import psycopg
import pytest

from benchmarks.databases import own_database, server_cpu
from tests import postgresql


@pytest.fixture
def server() -> str:
    if not (url := postgresql.server()):
        pytest.skip("neither DATABASE_URL nor PLACENESS_TEST_POSTGRESQL gives a PostgreSQL server")
    return url


def test_it_is_there_while_it_is_used(server: str) -> None:
    with own_database(server) as url, psycopg.connect(url) as connection:
        (name,) = connection.execute("SELECT current_database()").fetchone() or ("",)
        assert name.startswith("placeness_bench_")
    with postgresql.open_database(server) as connection:
        found = connection.execute("SELECT datname FROM pg_database WHERE datname = %s", [name])
        assert found.fetchall() == []


def test_what_the_server_does_takes_time(server: str) -> None:
    before = server_cpu()
    with postgresql.open_database(server) as connection:
        connection.execute("SELECT count(*) FROM generate_series(1, 1000000)")
    assert server_cpu() > before
