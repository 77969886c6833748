"""Publish and subscribe on a real Redis."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import redis

from places.live.bus.redis_driver import RedisDriver
from tests.live.bus.own_servers import Hearing, OwnRedis, given, until


@pytest.fixture
def url() -> str:
    return given("PLACENESS_TEST_REDIS")


@pytest.fixture
def own(tmp_path: Path) -> Iterator[OwnRedis]:
    given("PLACENESS_TEST_REDIS")  # where services are tried at all
    server = OwnRedis(tmp_path)
    server.start()
    yield server
    server.stop()


def test_all_texts_in_order_on_one_channel_only(url: str) -> None:
    sender, other = RedisDriver(url, "placeness_one"), RedisDriver(url, "placeness_two")
    with Hearing(RedisDriver(url, "placeness_one")) as heard:
        other.send(["9:9"])
        sender.send(["1:1", "2:1"])
        sender.send(["1:2"])
        until(lambda: len(heard.texts) == 3)
        assert heard.texts == ["1:1", "2:1", "1:2"]
    for driver in (sender, other):
        driver.close()


def test_a_server_that_is_stopped_is_an_exception_and_the_next_one_works(own: OwnRedis) -> None:
    sender, receiver = RedisDriver(own.url, "placeness_one"), RedisDriver(own.url, "placeness_one")
    with Hearing(receiver) as heard:
        sender.send(["1:1"])
        until(lambda: heard.texts)
        own.stop()
        until(lambda: heard.failed)
    with pytest.raises(redis.ConnectionError):
        sender.send(["1:2"])
    own.start()
    with Hearing(receiver) as again:
        sender.send(["1:3"])
        until(lambda: again.texts == ["1:3"])
    sender.close()
