"""Throttling of the addresses at which return codes and passwords are checked: a rate for all clients together.

A right code or password is always accepted, so the number of attempts has to be limited for all clients together.
Requests beyond the rate wait on the event loop, without a thread. The queue is short: four programs that guess without
a pause delay a person by half a second at a return code, by five seconds at a password.
"""

import asyncio
import re
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from django.utils.translation import gettext_lazy as _

from placeness.request_body import RequestRefused
from places.rate_limits import cell_rates

LONGEST_WAIT = 20.0
_threads = ThreadPoolExecutor(2, thread_name_prefix="rates")  # which wait for the database
TOO_MANY = _("Many people are coming in just now. Please try again in a moment.")


class CellRateLimiter:
    """Admits `at_once` requests at once, then `a_second` each second; none waits longer than `longest_wait` seconds.

    Generic cell rate algorithm (ITU-T I.371): the state is one time, whatever the number of requests.
    """

    def __init__(
        self,
        *,
        at_once: int,
        a_second: float,
        longest_wait: float = LONGEST_WAIT,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._every = 1 / a_second
        self._lead = (at_once - 1) * self._every
        self._longest_wait = longest_wait
        self._clock = clock
        self._expected = 0.0

    def admit(self) -> float:
        """Admit one request and return the seconds to wait. Raises `RequestRefused` (429) beyond the longest wait."""
        now = self._clock()
        expected = max(self._expected, now)
        wait = max(0.0, expected - self._lead - now)
        if wait > self._longest_wait:
            raise RequestRefused(429, TOO_MANY)
        self._expected = expected + self._every
        return wait


class Rate:
    """A rate for one kind of check: its name among all processes, and the limiter of this process."""

    def __init__(self, name: str, *, at_once: int, a_second: float) -> None:
        self.name = name
        self.every = 1 / a_second
        self.lead = (at_once - 1) * self.every
        self.limiter = CellRateLimiter(at_once=at_once, a_second=a_second)


class Throttle:
    """The rate limiters of all addresses at which codes or passwords are checked.

    Each process has its own, in memory. Where several processes may serve, those of the database limit all of them
    together, behind the process's own, so that the database is asked at most as often as the rate allows.
    """

    def __init__(self) -> None:
        self._limiters = (
            (re.compile(r"/back/"), Rate("return codes", at_once=60, a_second=10)),
            (re.compile(r"/sign-in/"), Rate("passwords", at_once=10, a_second=1)),
        )  # a password costs a third of a second of hashing

    async def wait(self, method: str, path: str) -> None:
        """Return when a post to this address may be processed. Raises `RequestRefused` (429) when too many wait."""
        rate = next((rate for address, rate in self._limiters if address.fullmatch(path)), None)
        if method != "POST" or rate is None:
            return
        if seconds := rate.limiter.admit():
            await asyncio.sleep(seconds)
        if cell_rates.are_shared() and (seconds := await self._among_all(rate)):
            await asyncio.sleep(seconds)

    async def _among_all(self, rate: Rate) -> float:
        """Return the seconds to wait among all processes; 0 while the database does not answer."""
        ask = asyncio.get_running_loop().run_in_executor
        seconds = await ask(_threads, cell_rates.admitted, rate.name, rate.every, rate.lead, LONGEST_WAIT)
        if seconds is None:
            raise RequestRefused(429, TOO_MANY)
        return seconds
