"""The worker of background jobs, in threads of the server's process."""

import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress

from django.db import Error, close_old_connections, connection, connections

from places.codes import new_token
from places.jobs import running, workers
from places.jobs.periodic import Periodic, Timetable
from places.management.periodic_jobs import PERIODIC
from places.outages import Outage

RESTS_SECONDS = 1.0


class Attempts:
    """One thread's attempts to use the database."""

    def __init__(self) -> None:
        self._outage = Outage("The database of background jobs")

    def succeed(self, step: Callable[[], bool]) -> bool:
        """Return what `step` returns, False while the database is lost."""
        close_old_connections()
        try:
            result = step()
        except Error as error:
            self._outage.failed(error)
            return False
        self._outage.over()
        return result


class WorkerThread:
    """Runs jobs until `stop`, each queue in a thread of its own; another one says that the worker lives and enqueues
    periodic jobs.
    """

    def __init__(self, periodic: Sequence[Periodic] = PERIODIC) -> None:
        self.id = new_token()
        self._timetable = Timetable(periodic)
        self._known, self._stopping, self._over = threading.Event(), threading.Event(), threading.Event()
        self._working = [
            threading.Thread(target=self._work, args=(queue,), name=f"worker-{queue}", daemon=True)
            for queue in running.QUEUES
        ]
        self._beating = threading.Thread(target=self._beat, name="worker-heartbeat", daemon=True)

    def start(self) -> None:
        """Begin to work."""
        self._beating.start()
        for thread in self._working:
            thread.start()

    def stop(self) -> None:
        """Take no further job (returns at once)."""
        self._stopping.set()

    def is_alive(self) -> bool:
        """Whether it works, or would when there is a job."""
        return all(thread.is_alive() for thread in self._working)

    def join(self, seconds: float) -> None:
        """Wait for the jobs in progress, `seconds` at most; what is not done then is given back to others."""
        ends = time.monotonic() + seconds
        for thread in self._working:
            thread.join(max(0.0, ends - time.monotonic()))
        self._over.set()
        self._beating.join(seconds)
        with suppress(Error):  # then its heartbeat gets old
            workers.retire(self.id)

    def _work(self, queue: str) -> None:
        attempts = Attempts()
        while not self._stopping.is_set():
            has_run = self._known.is_set() and attempts.succeed(lambda: running.run_next(self.id, queue))
            if not has_run:
                self._stopping.wait(RESTS_SECONDS)
        connections.close_all()

    def _beat(self) -> None:
        attempts = Attempts()
        while not self._over.is_set():
            is_known = attempts.succeed(self._beat_once)
            self._over.wait(workers.BEAT_SECONDS if is_known else RESTS_SECONDS)
        connections.close_all()

    def _beat_once(self) -> bool:
        workers.beat(self.id)
        self._known.set()
        if connection.vendor != "sqlite":
            workers.take_back()
        if not self._stopping.is_set():
            self._timetable.enqueue_due()
        return True
