"""Limits for all bodies that are on their way at the same time, so that they fill neither memory nor disk.

A phone that is refused by one of these limits hears 503 with Retry-After and sends again.
"""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

from django.utils.translation import gettext_lazy as _

from placeness.intake import Refused

MOST_BYTES = 512 * 2**20  # announced by the large bodies that are on their way
MOST_EACH = 3  # large bodies of one session
MOST_MEMORY = 64 * 2**20  # held by bodies that are gathered in memory, without the small ones
SMALL = 16 * 2**10  # bytes that a body in memory may have without being counted
BUSY = _("A lot is being sent just now. Please try again in a moment.")


class Allowance:
    """The memory that one body takes, out of what all may take together."""

    def __init__(self, bodies: "Bodies") -> None:
        self._bodies = bodies
        self._taken = 0

    def grow(self, size: int) -> None:
        """Take in that the body has `size` bytes by now. Raises `Refused` (503) when memory is full."""
        more = max(0, size - SMALL) - self._taken
        if more > 0 and self._bodies.memory + more > MOST_MEMORY:
            raise Refused(503, BUSY)
        self._bodies.memory += more
        self._taken += more


class Bodies:
    """Counts the bodies that are on their way. Used on the event loop only."""

    def __init__(self) -> None:
        self.announced = 0
        self.memory = 0
        self.sessions: Counter[str] = Counter()

    @contextmanager
    def large(self, size: int, session: str) -> Iterator[None]:
        """Count a large body while it is on its way. Raises `Refused` (503) when there are too many."""
        if self.announced + size > MOST_BYTES or self.sessions[session] >= MOST_EACH:
            raise Refused(503, BUSY)
        self.announced += size
        self.sessions[session] += 1
        try:
            yield
        finally:
            self.announced -= size
            self.sessions[session] -= 1
            self.sessions += Counter()  # forgets sessions with nothing on its way

    @contextmanager
    def in_memory(self) -> Iterator[Allowance]:
        """Give a body that is gathered in memory its allowance, and take it back in the end."""
        allowance = Allowance(self)
        try:
            yield allowance
        finally:
            allowance.grow(0)
