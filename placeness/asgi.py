"""One process, two doors: streams and uploads on the event loop, ordinary pages in threads.

A page costs several times as much processor time through Django's ASGI handler as on one thread (`manage.py bench
pages` tells), so only what lasts long goes through the first door. `placeness.guard` stands before both.
"""

import os
from typing import Any

import django
from django.core.signals import request_finished

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "placeness.settings")
django.setup()

from django.db import connections  # noqa: E402 - Django is set up before anything of ours is imported

from placeness.guard import Guard  # noqa: E402
from placeness.page_door import PageDoor  # noqa: E402
from placeness.upload_door import UploadDoor  # noqa: E402
from places.live_channels.stream import LiveDoor  # noqa: E402

PAGE_THREADS = 12


def _close_connections(**_kwargs: Any) -> None:
    """Through the first door each request has a thread of its own: its connection would be kept for nobody."""
    connections.close_all()


request_finished.connect(_close_connections, sender=UploadDoor, dispatch_uid="close-with-the-thread")
_pages = PageDoor(PAGE_THREADS)
application = Guard(live=LiveDoor(), uploads=UploadDoor(), pages=_pages, check=_pages.check)
