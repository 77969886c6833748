"""The lock under which processes prepare one database: one at a time on PostgreSQL, none on SQLite."""

import threading
import time

import pytest
from django.db import connections

from places.database.preparation import preparation_lock


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


def test_a_failed_preparation_gives_the_lock_back(on_postgresql: object) -> None:
    with pytest.raises(RuntimeError), preparation_lock():
        raise RuntimeError
    with preparation_lock(lambda: pytest.fail("it was given back")):
        pass
