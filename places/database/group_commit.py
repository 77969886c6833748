"""Group commit: writers that wait for the write lock are committed in one transaction."""

import logging
import threading
from collections import deque
from collections.abc import Callable, Sequence
from typing import Any

from django.db import connection, transaction
from django.utils import translation

from places.database.ticket_lock import TicketLock

MOST_TOGETHER = 16
_logger = logging.getLogger(__name__)


class PendingWrite:
    """One call that waits to be committed, and then its result or error."""

    def __init__(self, call: Callable[[], Any]) -> None:
        self._call = call
        self._language = translation.get_language()
        self._turn = threading.Lock()
        self._turn.acquire()
        self._result: Any = None
        self.error: BaseException | None = None
        self.done = False

    def attempt(self, *, alone: bool) -> None:
        """Make the call in the open transaction; unless `alone`, in a savepoint of its own."""
        try:
            with translation.override(self._language), transaction.atomic(savepoint=not alone):
                self._result = self._call()
        except BaseException as error:
            self.error = error
            if alone or connection.needs_rollback:  # or the savepoint could not be rolled back
                raise

    def wait(self) -> None:
        """Wait until another thread has committed this write, or until this thread becomes the leader."""
        self._turn.acquire()

    def wake(self) -> None:
        """Wake the waiting thread."""
        self._turn.release()

    def outcome(self) -> Any:
        """Return what the call returned, or raise what it raised."""
        if self.error is not None:
            raise self.error
        return self._result


class GroupCommit:
    """Runs the calls of waiting writers in one transaction, with one wait for the disk.

    The first in the queue is the leader: its thread makes all calls, each in a savepoint and with the language that
    was active where it was queued. Calls return after the commit.
    """

    def __init__(self, lock: TicketLock) -> None:
        self._lock = lock
        self._guard = threading.Lock()
        self._waiting: deque[PendingWrite] = deque()
        self._has_leader = False

    def run(self, call: Callable[[], Any]) -> Any:
        """Make `call` under the write lock; return its result, or raise its error, after the commit."""
        write = PendingWrite(call)
        with self._guard:
            self._waiting.append(write)
            is_leader, self._has_leader = not self._has_leader, True
        if not is_leader:
            write.wait()
        if not write.done:
            self._lead(write)
        return write.outcome()

    def _lead(self, own: PendingWrite) -> None:
        self._lock.acquire()
        writes = [own]
        try:
            writes = self._next_group()
            _commit(writes)
        finally:
            self._lock.release()
            for write in writes:
                write.done = True
                if write is not own:
                    write.wake()
            self._wake_next_leader()

    def _next_group(self) -> list[PendingWrite]:
        with self._guard:
            return [self._waiting.popleft() for _ in range(min(len(self._waiting), MOST_TOGETHER))]

    def _wake_next_leader(self) -> None:
        with self._guard:
            self._has_leader = bool(self._waiting)
            if self._waiting:
                self._waiting[0].wake()


def _commit(writes: Sequence[PendingWrite]) -> None:
    """Make all calls in one transaction. An error of the transaction itself becomes the error of each."""
    committed: list[bool] = []
    try:
        with transaction.atomic():
            transaction.on_commit(lambda: committed.append(True))
            for write in writes:
                write.attempt(alone=len(writes) == 1)
    except BaseException as error:
        if committed:  # a function run after the commit failed: the writes are committed
            _logger.exception("A function run after a commit failed")
            return
        for write in writes:
            write.error = write.error or error
