"""The receiver: hears messages, ignores what is none, and connects again."""

from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from places.live.bus.notifier import Notifier
from places.live.bus.postgresql_driver import PostgresqlDriver
from places.live.bus.receiver import Receiver
from places.live.bus.redis_driver import RedisDriver
from tests.live.bus.own_servers import END_BUS_CONNECTIONS, WAIT, OwnRedis, given, until


class Connections:
    """A driver whose connections bring these texts, one after the other, and then break."""

    def __init__(self, *connections: list[str]) -> None:
        self._left = list(connections)

    def send(self, texts: list[str]) -> None:
        raise NotImplementedError

    def receive(self) -> Iterator[str | None]:
        if not self._left:
            raise ConnectionRefusedError("no bus")
        yield None
        yield from self._left.pop(0)
        raise ConnectionResetError("gone")

    def close(self) -> None:
        pass


def test_it_hears_messages_and_connects_again(caplog: pytest.LogCaptureFixture) -> None:
    heard: list[tuple[int, int]] = []
    receiver = Receiver(
        Connections(["1:1", "rubbish", "2:5"], ["1:2"]), lambda workshop, at: heard.append((workshop, at))
    )
    receiver.start()
    until(lambda: len(heard) == 3)
    receiver.stop()
    receiver.join(WAIT)
    assert heard == [(1, 1), (2, 5), (1, 2)]
    assert "The bus between processes cannot be reached (ConnectionResetError: gone)" in caplog.text


def test_without_a_bus_there_is_no_thread() -> None:
    receiver = Receiver(None, lambda *_message: None)
    receiver.start()
    receiver.stop()
    receiver.join(WAIT)


class Ends:
    """A receiver and a notifier that are connected, and what was heard last."""

    def __init__(self, make: type[PostgresqlDriver] | type[RedisDriver], url: str) -> None:
        self.newest = 0
        self.notifier = Notifier(make(url, "placeness_ends"))
        self.receiver = Receiver(make(url, "placeness_ends"), self._hear)

    def __enter__(self) -> "Ends":
        self.notifier.start()
        self.receiver.start()
        self.reach()
        return self

    def __exit__(self, *_error: object) -> None:
        for end in (self.notifier, self.receiver):
            end.stop()
            end.join(WAIT)

    def _hear(self, _workshop: int, revision: int) -> None:
        self.newest = revision

    def reach(self) -> None:
        """Commit until a message arrives: each is a hint that may be lost."""
        before = sent = self.newest

        def arrives() -> bool:
            nonlocal sent
            sent += 1
            self.notifier.notify(7, sent)
            return self.newest > before

        until(arrives)


def test_both_ends_come_back_after_postgresql_ended_their_connections() -> None:
    url = given("PLACENESS_TEST_POSTGRESQL")
    with Ends(PostgresqlDriver, url) as ends, psycopg.connect(url, autocommit=True) as admin:
        admin.execute(END_BUS_CONNECTIONS)
        ends.reach()


def test_both_ends_come_back_after_redis_was_away(tmp_path: Path) -> None:
    given("PLACENESS_TEST_REDIS")
    own = OwnRedis(tmp_path)
    own.start()
    try:
        with Ends(RedisDriver, own.url) as ends:
            own.stop()
            ends.notifier.notify(7, ends.newest + 1)
            own.start()
            ends.reach()
    finally:
        own.stop()
