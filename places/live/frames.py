"""Server-sent events as bytes: encoded once, sent to every listener unchanged."""

import json
from dataclasses import dataclass
from typing import Any

from places.form_fields import whole_number
from places.live.audience import Operation

PADDING = b": " + b" " * 2048 + b"\n\n"  # some proxies buffer the first kilobytes
PING = b"event: ping\ndata: \n\n"
REFRESH: list[Operation] = [{"op": "refresh"}]


@dataclass(frozen=True)
class Cursor:
    """A position in a workshop's log: its epoch (another one after a restored backup) and a revision."""

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


def retry(milliseconds: int) -> bytes:
    """Return the field that tells a browser how long to wait before it connects again."""
    return b"retry: %d\n\n" % milliseconds


def part(data: bytes, *, more: bool = True) -> dict[str, Any]:
    """Return the ASGI message with one part of a response's body."""
    return {"type": "http.response.body", "body": data, "more_body": more}
