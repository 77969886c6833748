"""Serving in this process's roles until a signal, then stopping without losing anything.

The first SIGTERM drains: `/readyz` answers 503, after `settings.DRAIN_DELAY` seconds nothing new is accepted and
streams end, and requests and the job in progress have `settings.DRAIN_SECONDS` to finish. Ctrl-C does the same in a
hurry. The second signal ends the process at once.
"""

import contextlib
import os
import signal
import time
from typing import Any

from django.conf import settings
from django.db import Error

from places import incoming
from places.database.checkpoints import truncate_log
from places.folder_lock import FolderLock
from places.management.server import server
from places.management.sweep import SweepThread
from places.management.worker import WorkerThread
from places.server_process import ServerRole, this_process

HURRY_SECONDS = 3.0  # for requests in progress after Ctrl-C
JOB_HURRY_SECONDS = 1.0  # for the job in progress after Ctrl-C


class Serving:
    """The server of `application` and, with the worker's role, the threads that do background jobs."""

    def __init__(self, application: Any, host: str, port: int, cpu: int | None) -> None:
        self._application = application
        self._helpers: list[WorkerThread | SweepThread] = []
        if ServerRole.WEB in this_process.roles:
            self._helpers.append(SweepThread())
        if ServerRole.WORKER in this_process.roles:
            worker = WorkerThread()
            self._helpers.append(worker)
            this_process.worker_is_alive = worker.is_alive
        self._server = server(application, host, port, self._drain, self._close_streams, cpu)
        self._ends = time.monotonic()

    def run(self) -> bool:
        """Serve until a signal, and return whether the server had started: the port may be taken by now."""
        for helper in self._helpers:
            helper.start()
        signal.signal(signal.SIGTERM, signal.default_int_handler)  # as Ctrl-C: what follows is done then, too
        with contextlib.suppress(KeyboardInterrupt):  # uvicorn raises the signal again when it has stopped
            self._server.run()
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: os._exit(1))
        for helper in self._helpers:
            helper.join(max(0.1, self._ends - time.monotonic()))
        return self._server.started

    def _drain(self, is_hurried: bool) -> tuple[float, float]:
        """Be no longer ready, take no further job; return seconds until streams end, and for what is in progress."""
        this_process.is_stopping = True
        for helper in self._helpers:
            helper.stop()
        delay, seconds = (
            (0.0, HURRY_SECONDS) if is_hurried else (settings.DRAIN_DELAY, settings.DRAIN_SECONDS)
        )
        self._ends = time.monotonic() + (JOB_HURRY_SECONDS if is_hurried else delay + seconds)
        return delay, seconds

    def _close_streams(self) -> None:
        self._application.live.close_soon()


def leave_nothing(folder: FolderLock) -> None:
    """Remove what no other process of this data folder needs: uploads on their way, and erased data in the log."""
    if folder.take():
        incoming.empty()
    with contextlib.suppress(Error):  # a full or broken disk: the next start tries again
        truncate_log(patience=1)
