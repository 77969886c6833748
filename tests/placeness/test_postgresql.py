"""The engine `placeness.postgresql`: connections that work, and one thread that tries a server that is away."""

import threading

import psycopg
import pytest
from django.db import OperationalError, connection

from placeness.postgresql.outage import AWAY, ServerOutage


def refused() -> None:
    raise psycopg.OperationalError("connection refused")


def fine() -> None:
    return None


def test_an_outage_begins_and_ends_with_an_attempt() -> None:
    outage = ServerOutage()
    assert not outage.is_on
    with pytest.raises(psycopg.OperationalError, match="refused"):
        outage.check(refused)
    assert outage.is_on
    outage.check(fine)
    assert not outage.is_on


def test_in_an_outage_one_thread_tries_and_the_others_learn_at_once() -> None:
    outage = ServerOutage()
    with pytest.raises(psycopg.OperationalError):
        outage.check(refused)
    trying, go_on = threading.Event(), threading.Event()

    def slow() -> None:
        trying.set()
        go_on.wait(20)

    thread = threading.Thread(target=outage.check, args=(slow,))
    thread.start()
    trying.wait(20)
    with pytest.raises(psycopg.OperationalError, match=AWAY):
        outage.check(fine)
    go_on.set()
    thread.join(20)
    assert not outage.is_on


def pid() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        return int(cursor.fetchone()[0])


def test_a_connection_that_was_cut_while_it_lay_in_the_pool_is_not_handed_out(on_postgresql: str) -> None:
    before = pid()
    connection.close()
    with psycopg.connect(on_postgresql, autocommit=True) as other:
        other.execute("SELECT pg_terminate_backend(%s, 5000)", [before])
    assert pid() != before


def test_a_connection_that_is_cut_in_use_is_an_error_and_the_next_one_works(on_postgresql: str) -> None:
    with psycopg.connect(on_postgresql, autocommit=True) as other:
        other.execute("SELECT pg_terminate_backend(%s, 5000)", [pid()])
    with pytest.raises(OperationalError):
        pid()
    connection.close()
    assert pid() > 0


def test_no_statement_waits_for_ever_for_a_lock(on_postgresql: str) -> None:
    with psycopg.connect(on_postgresql) as other:
        other.execute("LOCK TABLE places_workshop")
        with connection.cursor() as cursor:
            cursor.execute("SET lock_timeout = '50ms'")
            with pytest.raises(OperationalError, match="lock timeout"):
                cursor.execute("SELECT 1 FROM places_workshop")
