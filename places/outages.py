"""Outages of servers that Placeness depends on: logged at their beginning and end, and not asked all the time."""

import logging
import random
import time

LEAST_WAIT, LONGEST_WAIT = 0.2, 10.0  # seconds, before jitter
REST_SECONDS = 2.0  # after a failure, in which requests of people do not wait for the server again

_logger = logging.getLogger(__name__)


class Outage:
    """Counts failures of `what` (the beginning of a sentence)."""

    def __init__(self, what: str) -> None:
        self.what = what
        self.failures = 0
        self._rests_until = 0.0

    @property
    def is_resting(self) -> bool:
        """Whether the last attempt failed less than REST_SECONDS ago."""
        return time.monotonic() < self._rests_until

    def failed(self, error: Exception, reason: str = "") -> float:
        """Note a failure, log the first one of an outage; return the seconds to wait: doubled, with jitter, ≤ 10.

        `reason` is logged instead of the error where that may name a person's things.
        """
        self._rests_until = time.monotonic() + REST_SECONDS
        if not self.failures:
            _logger.warning(
                "%s cannot be reached (%s); it is tried again", self.what, reason or _first_line(error)
            )
        wait = min(LEAST_WAIT * 2.0 ** min(self.failures, 10), LONGEST_WAIT)
        self.failures += 1
        return wait * random.uniform(0.5, 1.0)  # noqa: S311 - spreads returns, hides nothing

    def over(self) -> None:
        """Note a success; log the end of an outage."""
        if self.failures:
            _logger.warning("%s can be reached again", self.what)
        self.failures, self._rests_until = 0, 0.0


def _first_line(error: Exception) -> str:
    return f"{type(error).__name__}: {next(iter(str(error).splitlines()), '')}"
