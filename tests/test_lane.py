"""The write lane: in order, re-entrant, released by errors."""

import threading
import time

import pytest
from django.db import connection, transaction

from places.lane import TicketLock, lane, written


def test_threads_pass_in_the_order_in_which_they_came() -> None:
    lock, passed = TicketLock(), []
    lock.acquire()

    def pass_through(number: int) -> None:
        lock.acquire()
        passed.append(number)
        lock.release()

    threads = []
    for number in range(8):
        thread = threading.Thread(target=pass_through, args=[number])
        thread.start()
        threads.append(thread)
        while len(lock._waiting) <= number:
            time.sleep(0.001)
    lock.release()
    for thread in threads:
        thread.join(5)
    assert passed == list(range(8))


def test_one_thread_may_enter_again() -> None:
    lock = TicketLock()
    lock.acquire()
    lock.acquire()
    lock.release()
    assert lock._owner == threading.get_ident()
    lock.release()
    assert lock._owner is None


@pytest.mark.django_db(transaction=True)
def test_an_error_rolls_back_and_lets_the_next_in() -> None:
    @written
    def fail() -> None:
        assert connection.in_atomic_block
        raise ValueError

    for _ in range(2):
        with pytest.raises(ValueError, match=r"^$"):
            fail()
    assert not connection.in_atomic_block
    with lane(), transaction.atomic(), lane():
        assert connection.in_atomic_block
