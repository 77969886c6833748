"""The server's beginning and end: the notifier runs in between."""

import asyncio
from typing import Any

from placeness.lifespan import Lifespan
from places.live import commit_signal
from places.live.bus.notifier import Notifier
from tests.live.bus.own_servers import WAIT
from tests.live.bus.test_notifier import Recorder


def test_commits_are_told_as_long_as_the_server_runs() -> None:
    bus = Recorder()
    notifier = Notifier(bus)
    steps: list[str] = []

    async def receive() -> dict[str, Any]:
        commit_signal.notify(7, len(steps) + 1)
        return {}

    async def send(message: dict[str, Any]) -> None:
        steps.append(message["type"])

    asyncio.run(Lifespan(notifier)(receive, send))
    commit_signal.notify(7, 3)
    notifier.join(WAIT)
    assert steps == ["lifespan.startup.complete", "lifespan.shutdown.complete"]
    assert bus.sent == [["7:2"]]
