"""An outage of a server that we depend on: told once in the log, tried again after growing times."""

import logging
import random

LEAST_WAIT, LONGEST_WAIT = 0.2, 10.0  # seconds, before jitter

_logger = logging.getLogger(__name__)


class Outage:
    """Counts failures of `what` (the beginning of a sentence). Used by one thread, or on one event loop."""

    def __init__(self, what: str) -> None:
        self.what = what
        self.failures = 0

    def failed(self, error: Exception) -> float:
        """Note a failure, log the first one of an outage; return the seconds to wait: doubled, with jitter, ≤ 10."""
        if not self.failures:
            _logger.warning(
                "%s cannot be reached (%s: %s); it is tried again",
                self.what,
                type(error).__name__,
                next(iter(str(error).splitlines()), ""),
            )
        wait = min(LEAST_WAIT * 2.0 ** min(self.failures, 10), LONGEST_WAIT)
        self.failures += 1
        return wait * random.uniform(0.5, 1.0)  # noqa: S311 - spreads returns, hides nothing

    def over(self) -> None:
        """Note a success; log the end of an outage."""
        if self.failures:
            _logger.warning("%s can be reached again", self.what)
        self.failures = 0
