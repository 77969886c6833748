"""Server-sent events as bytes: encoded once, handed to every listener as they are."""

import json
from dataclasses import dataclass
from typing import Any

from places.form_fields import whole_number
from places.live.audience import Operation

PADDING = b": " + b" " * 2048 + b"\n\n"  # small proxies hold the first kilobytes back until they are full
PING = b"event: ping\ndata: \n\n"
REFRESH: list[Operation] = [{"op": "refresh"}]


@dataclass(frozen=True)
class Cursor:
    """Where a page stands: the log's epoch (another one after a restored backup) and a revision in it."""

    epoch: str
    revision: int

    def __str__(self) -> str:
        return f"{self.epoch}:{self.revision}"


def read_cursor(sent: str) -> Cursor | None:
    """Return the cursor that a page sent as `epoch:revision`, or None."""
    epoch, _, number = sent.strip().rpartition(":")
    revision = whole_number(number)
    return Cursor(epoch, revision) if epoch and revision is not None else None


def encoded(operations: list[Operation]) -> bytes:
    """Return operations as one line of JSON."""
    return json.dumps(operations, ensure_ascii=False, separators=(",", ":")).encode()


def frame(cursor: Cursor, operations: list[Operation]) -> bytes:
    """Return one event: its id is the cursor after it, its data the operations."""
    return b"id: %s\ndata: %s\n\n" % (str(cursor).encode(), encoded(operations))


def part(data: bytes, *, more: bool = True) -> dict[str, Any]:
    """Return one piece of a response's body, as ASGI servers take it."""
    return {"type": "http.response.body", "body": data, "more_body": more}
