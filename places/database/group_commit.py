"""GroupCommit: those who wait for the lane go through it together."""

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


class Act:
    """One call that waits for its turn to write; afterwards, what came of it."""

    def __init__(self, call: Callable[[], Any]) -> None:
        self._call = call
        self._language = translation.get_language()
        self._turn = threading.Lock()
        self._turn.acquire()
        self._result: Any = None
        self.error: BaseException | None = None
        self.done = False

    def attempt(self, *, alone: bool) -> None:
        """Make the call in the open transaction; in company its error takes back its own changes only."""
        try:
            with translation.override(self._language), transaction.atomic(savepoint=not alone):
                self._result = self._call()
        except BaseException as error:
            self.error = error
            if alone or connection.needs_rollback:  # or its savepoint could not be taken back
                raise

    def wait(self) -> None:
        """Wait until the act is done by another thread, or until it is this one's turn to lead."""
        self._turn.acquire()

    def wake(self) -> None:
        """Let the waiting thread go on."""
        self._turn.release()

    def outcome(self) -> Any:
        """Return what the call returned, or raise what it raised."""
        if self.error is not None:
            raise self.error
        return self._result


class GroupCommit:
    """Those who wait for the lane go through together: one transaction, one wait for the disk, then all answers.

    The first in the queue leads: its thread makes everybody's calls, each in a savepoint and with its own language.
    Each call is answered only after the commit, so what is told as saved is saved.
    """

    def __init__(self, lock: TicketLock) -> None:
        self._lock = lock
        self._guard = threading.Lock()
        self._waiting: deque[Act] = deque()
        self._is_led = False

    def go(self, call: Callable[[], Any]) -> Any:
        """Make `call` in the lane and return its result; the transaction is committed then."""
        act = Act(call)
        with self._guard:
            self._waiting.append(act)
            leads, self._is_led = not self._is_led, True
        if not leads:
            act.wait()
        if not act.done:
            self._lead(act)
        return act.outcome()

    def _lead(self, own: Act) -> None:
        self._lock.acquire()
        acts = [own]
        try:
            acts = self._next_ones()
            _commit(acts)
        finally:
            self._lock.release()
            for act in acts:
                act.done = True
                if act is not own:
                    act.wake()
            self._hand_over()

    def _next_ones(self) -> list[Act]:
        with self._guard:
            return [self._waiting.popleft() for _ in range(min(len(self._waiting), MOST_TOGETHER))]

    def _hand_over(self) -> None:
        with self._guard:
            self._is_led = bool(self._waiting)
            if self._waiting:
                self._waiting[0].wake()


def _commit(acts: Sequence[Act]) -> None:
    """Run all acts in one transaction. When it fails as a whole, each of them has failed."""
    committed: list[bool] = []
    try:
        with transaction.atomic():
            transaction.on_commit(lambda: committed.append(True))
            for act in acts:
                act.attempt(alone=len(acts) == 1)
    except BaseException as error:
        if committed:  # what was to follow the commit failed: the acts themselves are done
            _logger.exception("Something that follows a commit failed")
            return
        for act in acts:
            act.error = act.error or error
