"""One process, two doors: streams and uploads on the event loop, ordinary pages in threads.

A page costs 5–6 ms of processor time through Django's ASGI handler and 0.9–1.6 ms through its WSGI handler
on threads, so only what lasts long goes through the first door. `placeness.guard` stands before both.
"""

import os
from typing import Any, BinaryIO
from wsgiref.util import FileWrapper

from django.core.asgi import get_asgi_application
from django.core.handlers.asgi import ASGIHandler
from django.core.signals import request_finished

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "placeness.settings")
_uploads = get_asgi_application()

from a2wsgi import WSGIMiddleware  # noqa: E402 - Django is set up before anything of ours is imported
from django.db import connections  # noqa: E402

from placeness.guard import Guard  # noqa: E402
from placeness.wsgi import application as _wsgi  # noqa: E402
from places.live.stream import LiveDoor  # noqa: E402

PAGE_THREADS = 12
FILE_BLOCK = 256 * 2**10


def _file_blocks(file: BinaryIO, _block: int = 0) -> FileWrapper:
    """Files in large blocks: each block crosses from the thread to the event loop once."""
    return FileWrapper(file, FILE_BLOCK)


def _pages(environ: dict[str, Any], start_response: Any) -> Any:
    environ["wsgi.file_wrapper"] = _file_blocks
    return _wsgi(environ, start_response)


def _close_connections(**_kwargs: Any) -> None:
    """Through the first door each request has a thread of its own: its connection would be kept for nobody."""
    connections.close_all()


request_finished.connect(_close_connections, sender=ASGIHandler, dispatch_uid="close-with-the-thread")
application = Guard(live=LiveDoor(), uploads=_uploads, pages=WSGIMiddleware(_pages, workers=PAGE_THREADS))
