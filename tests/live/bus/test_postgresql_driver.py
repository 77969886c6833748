"""LISTEN/NOTIFY on a real PostgreSQL."""

import psycopg
import pytest

from places.live.bus.postgresql_driver import PostgresqlDriver
from tests.live.bus.own_servers import END_BUS_CONNECTIONS, Hearing, given, until


@pytest.fixture
def url() -> str:
    return given("PLACENESS_TEST_POSTGRESQL")


def test_all_texts_in_order_on_one_channel_only(url: str) -> None:
    sender, other = PostgresqlDriver(url, "placeness_one"), PostgresqlDriver(url, "placeness_two")
    with Hearing(PostgresqlDriver(url, "placeness_one")) as heard:
        other.send(["9:9"])
        sender.send(["1:1", "2:1"])
        sender.send(["1:2"])
        until(lambda: len(heard.texts) == 3)
        assert heard.texts == ["1:1", "2:1", "1:2"]
    for driver in (sender, other):
        driver.close()


def test_a_connection_that_is_ended_is_an_exception_and_the_next_one_works(url: str) -> None:
    sender, receiver = PostgresqlDriver(url, "placeness_one"), PostgresqlDriver(url, "placeness_one")
    with Hearing(receiver) as heard, psycopg.connect(url, autocommit=True) as admin:
        sender.send(["1:1"])
        until(lambda: heard.texts)
        admin.execute(END_BUS_CONNECTIONS)
        until(lambda: heard.failed)
    with pytest.raises(psycopg.OperationalError):
        sender.send(["1:2"])
    sender.close()
    with Hearing(receiver) as again:
        sender.send(["1:3"])
        until(lambda: again.texts == ["1:3"])
    sender.close()
