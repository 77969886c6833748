"""Uploads: Django's ASGI handler, which here spools bodies to unnamed files in the folder for incoming files.

Django itself uses the system's temporary folder, which may be small, in memory, or shared with others.
"""

import asyncio
from typing import IO

from django.core.exceptions import RequestAborted
from django.core.handlers.asgi import ASGIHandler

from placeness.request_body import Receive, RequestRefused
from places import incoming
from places.web.storage_faults import refusal_of

BLOCK = 256 * 2**10  # bytes buffered in memory before a thread writes them


class UploadHandler(ASGIHandler):
    """Django's ASGI handler with bodies that are written to disk by a thread, not on the event loop."""

    async def read_body(self, receive: Receive) -> IO[bytes]:
        """Return the whole body as a file at its beginning.

        Raises RequestAborted when the client disconnects, `RequestRefused` (507, 503) when the disk is full or fails.
        """
        try:
            return await _spooled(receive)
        except OSError as error:
            if (refusal := refusal_of(error)) is None:
                raise
            raise RequestRefused(refusal.status, refusal.sentence) from error


async def _spooled(receive: Receive) -> IO[bytes]:
    file = await asyncio.to_thread(incoming.unnamed_file)
    try:
        buffered, more = bytearray(), True
        while more:
            message = await receive()
            if message["type"] == "http.disconnect":
                raise RequestAborted
            buffered += message.get("body", b"")
            more = message.get("more_body", False)
            if len(buffered) >= BLOCK or not more:
                await asyncio.to_thread(file.write, bytes(buffered))
                buffered.clear()
        await asyncio.to_thread(file.seek, 0)
    except BaseException:
        file.close()
        raise
    return file
