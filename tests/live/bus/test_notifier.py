"""The notifier: many commits are one message, no act waits, and an outage costs messages only."""

import threading
from collections.abc import Iterator

import pytest

from places.live import commit_signal
from places.live.bus import notifier as module
from places.live.bus.notifier import Notifier
from tests.live.bus.own_servers import WAIT, until


class Recorder:
    """A driver that keeps what is sent. `held` stops it in the middle of sending; `broken` makes it fail."""

    def __init__(self) -> None:
        self.sent: list[list[str]] = []
        self.tried = 0
        self.broken = False
        self.closed = 0
        self.go_on = threading.Event()
        self.go_on.set()

    def send(self, texts: list[str]) -> None:
        self.tried += 1
        if self.broken:
            raise ConnectionRefusedError("no bus")
        self.sent.append(texts)
        assert self.go_on.wait(WAIT)

    def receive(self) -> Iterator[str | None]:
        raise NotImplementedError

    def close(self) -> None:
        self.closed += 1


@pytest.fixture
def bus() -> Recorder:
    return Recorder()


@pytest.fixture
def notifier(bus: Recorder) -> Iterator[Notifier]:
    running = Notifier(bus)
    running.start()
    yield running
    bus.go_on.set()
    running.stop()
    running.join(WAIT)


def test_many_commits_are_one_message_with_the_newest_revision(notifier: Notifier, bus: Recorder) -> None:
    bus.go_on.clear()
    commit_signal.notify(7, 1)
    until(lambda: bus.sent)
    for revision in range(2, 101):
        commit_signal.notify(7, revision)  # none of them waits for the bus, which is busy
    commit_signal.notify(8, 5)
    commit_signal.notify(8, 4)  # the callbacks of two commits may be called in another order
    bus.go_on.set()
    until(lambda: len(bus.sent) == 2)
    assert bus.sent == [["7:1"], ["7:100", "8:5"]]


def test_presence_is_not_told(notifier: Notifier, bus: Recorder) -> None:
    commit_signal.notify(7)
    commit_signal.notify(8, 1)
    until(lambda: bus.sent)
    assert bus.sent == [["8:1"]]


def test_what_waits_is_bounded(notifier: Notifier, bus: Recorder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_WORKSHOPS", 3)
    bus.go_on.clear()
    commit_signal.notify(1, 1)
    until(lambda: bus.sent)
    for number in range(2, 10):
        commit_signal.notify(number, 1)
    commit_signal.notify(2, 2)
    bus.go_on.set()
    until(lambda: len(bus.sent) == 2)
    assert bus.sent[1] == ["2:2", "3:1", "4:1"]


def test_an_outage_is_logged_once_and_later_commits_are_told(
    notifier: Notifier, bus: Recorder, caplog: pytest.LogCaptureFixture
) -> None:
    bus.broken = True
    for revision in (1, 2, 3):
        commit_signal.notify(7, revision)
        until(lambda revision=revision: bus.tried >= revision)
    bus.broken = False
    commit_signal.notify(7, 4)
    until(lambda: bus.sent)
    assert bus.sent == [["7:4"]]
    assert bus.closed == 3  # each try begins with a new connection
    until(lambda: len(caplog.records) == 2)
    assert [record.getMessage() for record in caplog.records] == [
        "The bus between processes cannot be reached (ConnectionRefusedError: no bus); it is tried again",
        "The bus between processes can be reached again",
    ]


def test_what_waits_is_told_before_the_end_and_nothing_after_it(notifier: Notifier, bus: Recorder) -> None:
    bus.go_on.clear()
    commit_signal.notify(7, 1)
    until(lambda: bus.sent)
    commit_signal.notify(7, 2)
    notifier.stop()
    commit_signal.notify(7, 3)
    bus.go_on.set()
    notifier.join(WAIT)
    assert bus.sent == [["7:1"], ["7:2"]]


def test_without_a_bus_nothing_is_followed() -> None:
    alone = Notifier(None)
    alone.start()
    commit_signal.notify(7, 1)
    alone.stop()
    alone.join(WAIT)
    assert alone._newest == {}
