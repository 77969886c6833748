"""The worker of background jobs, in a thread of the server's process."""

import logging
import threading

from django.db import Error, connections
from django_tasks_db.management.commands.db_worker import Worker

from places.codes import new_token

RESTS_SECONDS = 1.0
_logger = logging.getLogger(__name__)


class WorkerThread:
    """Runs jobs until `stop`. A job in progress is finished; one that is cut off is taken up by the sweep."""

    def __init__(self) -> None:
        self.worker = Worker(
            queue_names=["*"],
            interval=RESTS_SECONDS,
            batch=False,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id=new_token(),
            excluded_queue_names=[],
        )
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="worker", daemon=True)

    def start(self) -> None:
        """Begin to work."""
        self._thread.start()

    def stop(self) -> None:
        """Take no further job (returns at once)."""
        self.worker.running = False
        self._stopping.set()

    def is_alive(self) -> bool:
        """Whether it works, or would when there is a job."""
        return self._thread.is_alive()

    def join(self, seconds: float) -> None:
        """Wait for the job in progress, `seconds` at most."""
        self._thread.join(seconds)

    def _run(self) -> None:
        while not self._stopping.is_set():
            try:
                self.worker.run()
            except Error:
                _logger.exception("The worker lost its database and tries again")
                self._stopping.wait(RESTS_SECONDS)
        connections.close_all()
