"""The door for pictures: Django's ASGI handler, with bodies kept in unnamed files of the folder for incoming files.

Django would spool them to the system's temporary folder, which may be small, or memory, or shared with others.
"""

import asyncio
from typing import IO

from django.core.exceptions import RequestAborted
from django.core.handlers.asgi import ASGIHandler

from placeness.intake import Receive, Refused
from places import incoming
from places.web.disk_faults import refusal_of

BLOCK = 256 * 2**10  # bytes gathered in memory before a thread writes them


class UploadDoor(ASGIHandler):
    """Django's ASGI handler, whose event loop never waits for the disk while a body comes in."""

    async def read_body(self, receive: Receive) -> IO[bytes]:
        """Return the whole body as a file at its beginning.

        Raises RequestAborted when the phone goes away, `Refused` when the disk is full.
        """
        try:
            return await _spooled(receive)
        except OSError as error:
            if (refusal := refusal_of(error)) is None:
                raise
            raise Refused(refusal.status, refusal.sentence) from error


async def _spooled(receive: Receive) -> IO[bytes]:
    file = await asyncio.to_thread(incoming.unnamed_file)
    try:
        gathered, more = bytearray(), True
        while more:
            message = await receive()
            if message["type"] == "http.disconnect":
                raise RequestAborted
            gathered += message.get("body", b"")
            more = message.get("more_body", False)
            if len(gathered) >= BLOCK or not more:
                await asyncio.to_thread(file.write, bytes(gathered))
                gathered.clear()
        await asyncio.to_thread(file.seek, 0)
    except BaseException:
        file.close()
        raise
    return file
