"""Publish and subscribe of Redis or Valkey."""

from collections.abc import Iterator

import redis
from redis.backoff import NoBackoff
from redis.retry import Retry

from places.live.bus.drivers import CONNECT_SECONDS, SILENCE_SECONDS

HEALTH_SECONDS = 10  # without anything received, the connection is asked whether it is still there


class RedisDriver:
    """`url` begins with redis:// or rediss://. The client itself does not try again: the caller decides when."""

    def __init__(self, url: str, channel: str) -> None:
        self._channel = channel
        self._client = redis.Redis.from_url(
            url,
            decode_responses=True,
            socket_connect_timeout=CONNECT_SECONDS,
            socket_timeout=CONNECT_SECONDS,
            socket_keepalive=True,
            health_check_interval=HEALTH_SECONDS,
            retry=Retry(NoBackoff(), 0),
        )

    def send(self, texts: list[str]) -> None:
        """Send all texts in one round trip."""
        with self._client.pipeline(transaction=False) as pipeline:
            for text in texts:
                pipeline.publish(self._channel, text)
            pipeline.execute()

    def receive(self) -> Iterator[str | None]:
        """Yield texts, and None after each second without one."""
        with self._client.pubsub() as subscription:
            subscription.subscribe(self._channel)
            while True:
                message = subscription.get_message(timeout=SILENCE_SECONDS)
                if message is None or message["type"] == "message":
                    yield message and message["data"]
                elif message["type"] == "subscribe":
                    yield None

    def close(self) -> None:
        """Close all connections."""
        self._client.close()
