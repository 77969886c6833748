"""The peers of `bench live` as servers: a bare asyncio write loop (the limit), and Channels' in-memory layer.

`python -m benchmarks.live_peers bare|channels`: prints {"port"}; answers {"count", "pause"} after so many events.
"""

import asyncio
import json
import sys
from typing import Any

import uvicorn
import uvloop

PAYLOAD = json.dumps([{"op": "put", "id": "photo-1", "target": "", "html": "<li>" + "x" * 1500 + "</li>"}])
HEAD = b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\n\r\n"


def event(number: int) -> bytes:
    return f"id: bench:{number}\ndata: {PAYLOAD}\n\n".encode()


class Bare:
    """Writes the same bytes to every open connection: nothing can be cheaper on this loop."""

    def __init__(self) -> None:
        self.open: set[asyncio.WriteTransport] = set()

    async def serve(self) -> int:
        loop = asyncio.get_running_loop()
        server = await loop.create_server(lambda: Connection(self), "127.0.0.1", 0, backlog=4096)
        return int(server.sockets[0].getsockname()[1])

    async def tell(self, number: int) -> None:
        data = event(number)
        for transport in self.open:
            transport.write(data)


class Connection(asyncio.Protocol):
    def __init__(self, bare: Bare) -> None:
        self.bare = bare

    def connection_made(self, transport: Any) -> None:
        self.transport = transport

    def data_received(self, data: bytes) -> None:
        self.transport.write(HEAD)
        self.bare.open.add(self.transport)

    def connection_lost(self, exc: Exception | None) -> None:
        self.bare.open.discard(self.transport)


class Channels:
    """One group, one channel for each listener, with nothing of a consumer around it: the layer at its cheapest."""

    def __init__(self) -> None:
        from channels.layers import InMemoryChannelLayer  # noqa: PLC0415 - only where the peer is measured

        self.layer = InMemoryChannelLayer()

    async def __call__(self, scope: dict[str, Any], receive: Any, send: Any) -> None:
        if scope["type"] != "http":
            return
        channel = await self.layer.new_channel()
        await self.layer.group_add("room", channel)
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b": \n\n", "more_body": True})
        while True:
            message = await self.layer.receive(channel)
            body = f"id: bench:{message['id']}\ndata: {message['text']}\n\n".encode()
            await send({"type": "http.response.body", "body": body, "more_body": True})

    async def serve(self) -> int:
        config = uvicorn.Config(self, port=0, log_level="critical", lifespan="off", backlog=4096)
        self.server = uvicorn.Server(config)
        self.running = asyncio.create_task(self.server.serve())
        while not self.server.started:
            await asyncio.sleep(0.01)
        return int(self.server.servers[0].sockets[0].getsockname()[1])

    async def tell(self, number: int) -> None:
        await self.layer.group_send("room", {"type": "news", "id": number, "text": PAYLOAD})


async def main() -> None:
    try:
        peer = {"bare": Bare, "channels": Channels}[sys.argv[1]]()
    except ImportError:
        print(json.dumps({"missing": "not installed (pip install channels)"}), flush=True)
        return
    print(json.dumps({"port": await peer.serve()}), flush=True)
    while line := await asyncio.to_thread(sys.stdin.readline):
        asked = json.loads(line)
        for number in range(asked["count"]):
            await peer.tell(number)
            await asyncio.sleep(asked["pause"])
        print(json.dumps({}), flush=True)


if __name__ == "__main__":
    uvloop.run(main())
