"""The write lock: in order, re-entrant."""

import threading
import time

from places.database.ticket_lock import TicketLock


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
