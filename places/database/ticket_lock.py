"""A fair lock."""

import threading
from collections import deque


class TicketLock:
    """A fair, re-entrant lock: threads acquire it in the order of their calls."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._waiting: deque[threading.Lock] = deque()
        self._owner: int | None = None
        self._depth = 0

    def acquire(self) -> None:
        me = threading.get_ident()
        with self._guard:
            if self._owner == me or self._owner is None:
                self._owner = me
                self._depth += 1
                return
            ticket = threading.Lock()
            ticket.acquire()
            self._waiting.append(ticket)
        ticket.acquire()
        with self._guard:
            self._owner = me
            self._depth = 1

    def release(self) -> None:
        with self._guard:
            self._depth -= 1
            if self._depth:
                return
            if self._waiting:
                self._owner = -1  # reserved for the next thread
                self._waiting.popleft().release()
            else:
                self._owner = None
