"""The receiver: hears from other processes which workshops have moved on, in a thread of its own."""

import threading
from collections.abc import Callable

from places.live.bus.drivers import Driver
from places.live.bus.messages import decoded
from places.outages import Outage

Heard = Callable[[int, int], None]  # workshop id, revision


class Receiver:
    """Calls `heard` in its thread; reconnects until `stop`. Does nothing without a `driver`."""

    def __init__(self, driver: Driver | None, heard: Heard) -> None:
        self._driver = driver
        self._heard = heard
        self._outage = Outage("The bus between processes")
        self._stopping = threading.Event()
        self._thread = threading.Thread(
            target=self._run, args=(self._driver,), name="bus-receiver", daemon=True
        )

    def start(self) -> None:
        """Begin to receive."""
        if self._driver:
            self._thread.start()

    def stop(self) -> None:
        """End after the next message or the next second without one (returns at once)."""
        self._stopping.set()

    def join(self, seconds: float) -> None:
        """Wait for the end, `seconds` at most."""
        if self._thread.is_alive():
            self._thread.join(seconds)

    def _run(self, driver: Driver) -> None:
        while not self._stopping.is_set():
            try:
                self._receive(driver)
            except Exception as error:  # every library has its own: the bus must never end with one of them
                self._stopping.wait(self._outage.failed(error))
            finally:
                driver.close()

    def _receive(self, driver: Driver) -> None:
        for text in driver.receive():
            self._outage.over()
            if self._stopping.is_set():
                return
            if text and (message := decoded(text)):
                self._heard(*message)
