"""Limits for all request bodies that are being received at the same time: memory, disk and number per session.

A request beyond one of these limits is answered with 503 and Retry-After; the page's scripts send it again.
"""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

from django.utils.translation import gettext_lazy as _

from placeness.request_body import RequestRefused

MOST_BYTES = 512 * 2**20  # declared by the large bodies that are being received
MOST_PER_SESSION = 3  # large bodies of one session
MOST_MEMORY = 64 * 2**20  # held by bodies that are buffered in memory, without the small ones
SMALL = 16 * 2**10  # bytes of a buffered body that are not counted
BUSY = _("A lot is being sent just now. Please try again in a moment.")


class MemoryQuota:
    """The memory that one buffered body takes of the memory for all."""

    def __init__(self, quotas: "BodyQuotas") -> None:
        self._quotas = quotas
        self._taken = 0

    def grow(self, size: int) -> None:
        """Count the body with its present size in bytes. Raises `RequestRefused` (503) when memory is full."""
        more = max(0, size - SMALL) - self._taken
        if more > 0 and self._quotas.memory + more > MOST_MEMORY:
            raise RequestRefused(503, BUSY)
        self._quotas.memory += more
        self._taken += more


class BodyQuotas:
    """Counts the bodies that are being received. Used on the event loop only."""

    def __init__(self) -> None:
        self.declared = 0
        self.memory = 0
        self.sessions: Counter[str] = Counter()

    @contextmanager
    def large(self, size: int, session: str) -> Iterator[None]:
        """Count a large body of `size` bytes while it is received. Raises `RequestRefused` (503) when too many are."""
        if self.declared + size > MOST_BYTES or self.sessions[session] >= MOST_PER_SESSION:
            raise RequestRefused(503, BUSY)
        self.declared += size
        self.sessions[session] += 1
        try:
            yield
        finally:
            self.declared -= size
            self.sessions[session] -= 1
            self.sessions += Counter()  # drops sessions without a body

    @contextmanager
    def in_memory(self) -> Iterator[MemoryQuota]:
        """Yield the quota of a body that is buffered in memory; it is released at the end."""
        quota = MemoryQuota(self)
        try:
            yield quota
        finally:
            quota.grow(0)
