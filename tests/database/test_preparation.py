"""The lock under which processes prepare one database: one at a time on PostgreSQL, none on SQLite."""

import threading
import time

import pytest
from django.db import OperationalError, connection, connections

from places.database import preparation
from places.database.preparation import await_database, preparation_lock


@pytest.mark.django_db
def test_on_sqlite_nobody_waits() -> None:
    with preparation_lock(lambda: pytest.fail("nobody has it")):
        pass


def test_on_postgresql_one_prepares_and_the_next_waits(on_postgresql: object) -> None:
    said: list[str] = []
    is_held, may_end = threading.Event(), threading.Event()

    def first() -> None:
        with preparation_lock(lambda: said.append("first waits")):
            is_held.set()
            may_end.wait(20)
            said.append("first done")
        connections.close_all()

    def second() -> None:
        with preparation_lock(lambda: said.append("second waits")):
            said.append("second begins")
        connections.close_all()

    threads = [threading.Thread(target=first), threading.Thread(target=second)]
    threads[0].start()
    assert is_held.wait(20)
    threads[1].start()
    ends = time.monotonic() + 20
    while said != ["second waits"]:
        assert time.monotonic() < ends
        time.sleep(0.01)
    may_end.set()
    for thread in threads:
        thread.join(20)
    assert said == ["second waits", "first done", "second begins"]


def setting(name: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute(f"SHOW {name}")
        return str(cursor.fetchone()[0])


def test_within_it_statements_take_their_time(on_postgresql: object) -> None:
    limits = [setting(name) for name in preparation.UNLIMITED]
    with preparation_lock():
        assert [setting(name) for name in preparation.UNLIMITED] == ["0", "0", "0"]
    assert [setting(name) for name in preparation.UNLIMITED] == limits == ["1min", "20s", "1min"]


def test_a_failed_preparation_gives_the_lock_back(on_postgresql: object) -> None:
    with pytest.raises(RuntimeError), preparation_lock():
        raise RuntimeError
    with preparation_lock(lambda: pytest.fail("it was given back")):
        pass


class Server:
    """A database server that refuses a connection a few times."""

    vendor = "postgresql"

    def __init__(self, *refusals: str) -> None:
        self.refusals = list(refusals)

    def ensure_connection(self) -> None:
        if self.refusals:
            raise OperationalError(self.refusals.pop(0))


@pytest.mark.parametrize(
    ("refusals", "answers", "told", "left"),
    [
        ([], True, 0, 0),
        (["Connection refused", "FATAL:  the database system is starting up"], True, 1, 0),
        (['FATAL:  password authentication failed for user "ann"', "x"], False, 0, 1),
        (['FATAL:  database "room" does not exist'], False, 0, 0),
    ],
)
def test_a_server_that_starts_is_awaited_and_one_that_refuses_is_not(
    refusals: list[str], answers: bool, told: int, left: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    server, said = Server(*refusals), []
    monkeypatch.setattr(preparation, "connection", server)
    monkeypatch.setattr(preparation, "EACH_SECONDS", 0.0)
    assert await_database(lambda: said.append("waiting")) == answers
    assert (len(said), len(server.refusals)) == (told, left)


def test_it_is_not_awaited_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preparation, "connection", Server(*["Connection refused"] * 9))
    assert not await_database(lambda: None, seconds=-1.0)


def test_a_file_is_not_opened_before_it_is_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    file = Server("disk I/O error")
    file.vendor = "sqlite"
    monkeypatch.setattr(preparation, "connection", file)
    assert await_database(lambda: pytest.fail("there is no server"))
    assert file.refusals == ["disk I/O error"]
