"""One process at a time changes the tables."""

import threading

import pytest
from django.db import connection, connections

from places.database.migrating import only_migration


def setting(name: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute(f"SHOW {name}")
        return str(cursor.fetchone()[0])


@pytest.mark.django_db
def test_sqlite_needs_nothing() -> None:
    with only_migration():
        assert connection.is_usable()


def test_a_second_process_waits_and_statements_take_their_time(on_postgresql: str) -> None:
    came: list[str] = []
    waiting = threading.Event()

    def second() -> None:
        waiting.set()
        with only_migration():
            came.append("second")
        connections.close_all()

    limits = setting("statement_timeout"), setting("lock_timeout")
    thread = threading.Thread(target=second)
    with only_migration():
        assert (setting("statement_timeout"), setting("lock_timeout")) == ("0", "0")
        thread.start()
        waiting.wait(20)
        thread.join(0.3)
        came.append("first")
    thread.join(20)
    assert came == ["first", "second"]
    assert (setting("statement_timeout"), setting("lock_timeout")) == limits == ("1min", "20s")
