"""The ASGI application of the server process: streams and uploads on the event loop, ordinary pages in worker threads.

A page takes several times as much processor time through Django's ASGI handler as in one thread (`manage.py bench
pages`), so only long requests are handled on the event loop. `placeness.dispatcher` chooses between them.
"""

import os
from typing import Any

import django
from django.core.signals import request_finished

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "placeness.settings")
django.setup()

from django.db import connections  # noqa: E402 - Django is set up before anything of ours is imported

from placeness.dispatcher import Dispatcher  # noqa: E402
from placeness.lifespan import Lifespan  # noqa: E402
from placeness.page_handler import PageHandler  # noqa: E402
from placeness.upload_handler import UploadHandler  # noqa: E402
from places.live.bus.drivers import open_driver  # noqa: E402
from places.live.bus.notifier import Notifier  # noqa: E402
from places.live_channels.stream import LiveApplication  # noqa: E402
from places.storage import is_local  # noqa: E402

PAGE_THREADS = 12
PICTURE_THREADS = 12  # where pictures come from a bucket; they wait most of the time


def _close_connections(**_kwargs: Any) -> None:
    """Close the database connections of an upload, whose thread ends with the request."""
    connections.close_all()


request_finished.connect(_close_connections, sender=UploadHandler, dispatch_uid="close-with-the-thread")
_pages = PageHandler(PAGE_THREADS, picture_threads=0 if is_local() else PICTURE_THREADS)
application = Dispatcher(
    live=LiveApplication(),
    uploads=UploadHandler(),
    pages=_pages,
    check=_pages.check,
    lifespan=Lifespan(Notifier(open_driver())),
)
