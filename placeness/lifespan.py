"""The beginning and the end of the server, as ASGI servers announce them."""

from placeness.request_body import Receive, Send
from places.live.bus.notifier import Notifier


class Lifespan:
    """Runs the notifier, which tells other processes of what was committed here, as long as the server runs."""

    def __init__(self, notifier: Notifier) -> None:
        self._notifier = notifier

    async def __call__(self, receive: Receive, send: Send) -> None:
        await receive()
        self._notifier.start()
        await send({"type": "lifespan.startup.complete"})
        await receive()
        self._notifier.stop()
        await send({"type": "lifespan.shutdown.complete"})
