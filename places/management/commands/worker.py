"""`manage.py worker`: background jobs in a process of their own, where several web processes run."""

import os
import signal
import threading
from typing import Any

from django.core.management.base import BaseCommand

from places.management.ownership import FOR_THE_OWNER
from places.management.sweep import SweepThread
from places.management.worker import WorkerThread


class Command(BaseCommand):
    """Works until Ctrl-C or SIGTERM; a job in progress is finished."""

    help = "Run background jobs and the sweep. `manage.py start` does this by itself."

    def handle(self, *args: Any, **options: Any) -> None:
        os.umask(FOR_THE_OWNER)
        helpers = [WorkerThread(), SweepThread()]
        asked_to_stop = threading.Event()
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: asked_to_stop.set())
        for helper in helpers:
            helper.start()
        asked_to_stop.wait()
        for helper in helpers:
            helper.stop()
        for helper in helpers:
            helper.join(30)
