"""Throttling of the addresses at which return codes and passwords are checked: a rate for all clients together.

A right code or password is always accepted, so the number of attempts has to be limited for all clients together.
Requests beyond the rate wait on the event loop, without a thread. The queue is short: four programs that guess without
a pause delay a person by half a second at a return code, by five seconds at a password.
"""

import asyncio
import re
import time
from collections.abc import Callable

from django.utils.translation import gettext_lazy as _

from placeness.request_body import RequestRefused

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
        longest_wait: float = 20.0,
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


class Throttle:
    """The rate limiters of all addresses at which codes or passwords are checked."""

    def __init__(self) -> None:
        self._limiters = (
            (re.compile(r"/back/"), CellRateLimiter(at_once=60, a_second=10)),
            (
                re.compile(r"/sign-in/"),
                CellRateLimiter(at_once=10, a_second=1),
            ),  # each costs a third of a second of hashing
        )

    async def wait(self, method: str, path: str) -> None:
        """Return when a post to this address may be processed. Raises `RequestRefused` (429) when too many wait."""
        limiter = next((limiter for address, limiter in self._limiters if address.fullmatch(path)), None)
        if method == "POST" and limiter and (seconds := limiter.admit()):
            await asyncio.sleep(seconds)
