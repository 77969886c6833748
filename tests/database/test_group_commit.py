"""Acts that wait for the write lock at the same time: one commit, and each its own result."""

import threading
import time
from collections.abc import Callable
from typing import Any

import pytest
from django.db import OperationalError, connection, transaction
from django.utils import translation
from django.utils.translation import gettext as _

from places.database.group_commit import MOST_TOGETHER, GroupCommit
from places.database.ticket_lock import TicketLock
from places.enums import Kind
from places.models import Activity
from tests.builders.rooms import Room, open_room

pytestmark = pytest.mark.django_db(transaction=True)


class Crowd:
    """Threads that come one after the other while the write lock is held, and get it all at once."""

    def __init__(self) -> None:
        self.lock = TicketLock()
        self.commits = GroupCommit(self.lock)
        self.came: list[Any] = []
        self._threads: list[threading.Thread] = []
        self.lock.acquire()

    def comes(self, call: Callable[[], Any], language: str = "en") -> None:
        number = len(self._threads)
        self.came.append(None)

        def run() -> None:
            with translation.override(language):
                try:
                    self.came[number] = self.commits.run(call)
                except Exception as error:
                    self.came[number] = error
            connection.close()

        self._threads.append(threading.Thread(target=run))
        self._threads[-1].start()
        while len(self.commits._waiting) <= number:
            time.sleep(0.001)

    def go(self) -> list[Any]:
        self.lock.release()
        for thread in self._threads:
            thread.join(10)
        assert not self.commits._waiting
        assert not self.commits._has_leader
        return self.came


@pytest.fixture
def crowd() -> Crowd:
    return Crowd()


@pytest.fixture
def room(db: None) -> Room:
    return open_room()


def _voted(room: Room) -> int:
    return Activity.record(room.leading, Kind.VOTED).revision


def test_one_thread_makes_all_calls_in_the_order_in_which_they_came(crowd: Crowd, room: Room) -> None:
    commits: list[int] = []

    def call() -> tuple[int, int]:
        if not connection.run_on_commit or len(connection.run_on_commit) == 1:
            transaction.on_commit(lambda: commits.append(1))
        return _voted(room), threading.get_ident()

    for _number in range(5):
        crowd.comes(call)
    came = crowd.go()
    assert [revision for revision, _thread in came] == [1, 2, 3, 4, 5]
    assert len({thread for _revision, thread in came}) == 1
    assert commits == [1]
    assert Activity.objects.filter(workshop=room.workshop).count() == 5


def test_who_fails_takes_back_only_what_is_their_own(crowd: Crowd, room: Room) -> None:
    def fail() -> None:
        _voted(room)
        raise ValueError("mine")

    crowd.comes(lambda: _voted(room))
    crowd.comes(fail)
    crowd.comes(lambda: _voted(room))
    first, failed, last = crowd.go()
    assert (first, last) == (1, 2)
    assert repr(failed) == "ValueError('mine')"
    assert Activity.objects.filter(workshop=room.workshop).count() == 2


def test_everybody_is_answered_in_their_own_language(crowd: Crowd) -> None:
    for language in ("en", "sv", "en"):
        crowd.comes(lambda: _("Somebody"), language)
    assert crowd.go() == ["Somebody", "Någon", "Somebody"]


def test_a_commit_that_fails_is_a_failure_of_all(crowd: Crowd, room: Room) -> None:
    def refuse(execute: Any, sql: str, *rest: Any) -> Any:
        if sql.startswith("RELEASE"):
            raise OperationalError("disk is full")
        return execute(sql, *rest)

    def spoil() -> None:
        _voted(room)
        connection.execute_wrappers.append(refuse)

    crowd.comes(spoil)
    crowd.comes(lambda: _voted(room))
    came = crowd.go()
    assert [str(error) for error in came] == ["disk is full", "disk is full"]
    assert not Activity.objects.filter(workshop=room.workshop).exists()


def test_what_fails_after_the_commit_does_not_undo_the_act(
    crowd: Crowd, room: Room, caplog: pytest.LogCaptureFixture
) -> None:
    def call() -> int:
        transaction.on_commit(lambda: 1 / 0)
        return _voted(room)

    crowd.comes(call)
    assert crowd.go() == [1]
    assert Activity.objects.filter(workshop=room.workshop).count() == 1


def test_a_long_queue_goes_in_several_companies(crowd: Crowd, room: Room) -> None:
    threads: set[int] = set()

    def call() -> int:
        threads.add(threading.get_ident())
        return _voted(room)

    for _number in range(MOST_TOGETHER + 2):
        crowd.comes(call)
    assert crowd.go() == list(range(1, MOST_TOGETHER + 3))
    assert len(threads) == 2


def test_an_act_alone_does_not_wait(room: Room) -> None:
    commits = GroupCommit(TicketLock())
    assert [commits.run(lambda: _voted(room)) for _number in range(3)] == [1, 2, 3]
    assert not connection.in_atomic_block
