"""The notifier: after commits of this process it tells the others "workshop W is at revision n".

It has a thread of its own, outside every transaction, and no act waits for it. Many commits of a workshop become
one message with the newest revision. While the bus cannot be reached messages are dropped: receivers look at the log
once a second.
"""

import threading

from places.live import commit_signal
from places.live.bus.drivers import Driver
from places.live.bus.messages import encoded
from places.outages import Outage

MOST_WORKSHOPS = 10_000  # whose revisions wait to be sent; commits of further ones are not told
PAUSE_SECONDS = 0.02  # between two messages: what is committed meanwhile goes together


class Notifier:
    """One per process. Does nothing without a `driver`."""

    def __init__(self, driver: Driver | None) -> None:
        self._driver = driver
        self._outage = Outage("The bus between processes")
        self._newest: dict[int, int] = {}
        self._lock = threading.Lock()
        self._due = threading.Event()
        self._stopping = threading.Event()
        self._thread = threading.Thread(
            target=self._run, args=(self._driver,), name="bus-notifier", daemon=True
        )

    def start(self) -> None:
        """Begin to follow the commits of this process."""
        if self._driver:
            commit_signal.subscribe(self.notify)
            self._thread.start()

    def stop(self) -> None:
        """Tell what waits, then end (returns at once)."""
        commit_signal.unsubscribe(self.notify)
        self._stopping.set()
        self._due.set()

    def join(self, seconds: float) -> None:
        """Wait for the end, `seconds` at most."""
        if self._thread.is_alive():
            self._thread.join(seconds)

    def notify(self, workshop_id: int, revision: int | None = None) -> None:
        """Note a commit (from any thread; never waits for the bus). Presence, without a revision, is not told."""
        if revision is None:
            return
        with self._lock:
            if workshop_id in self._newest or len(self._newest) < MOST_WORKSHOPS:
                self._newest[workshop_id] = max(revision, self._newest.get(workshop_id, 0))
        self._due.set()

    def _run(self, driver: Driver) -> None:
        while not self._stopping.is_set() or self._newest:
            self._due.wait()
            self._due.clear()
            try:
                self._send(driver)
            except Exception as error:  # every library has its own: the bus must never end with one of them
                driver.close()
                self._stopping.wait(self._outage.failed(error))
            else:
                self._stopping.wait(PAUSE_SECONDS)
        driver.close()

    def _send(self, driver: Driver) -> None:
        with self._lock:
            newest, self._newest = self._newest, {}
        if newest:
            driver.send([encoded(message) for message in newest.items()])
            self._outage.over()
