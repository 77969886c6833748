"""The pace at which guesses are looked at: so many at once, then so many a second, whoever sends them.

Return codes and passwords are found by trying, and a right one always opens, so the number of tries has to be bounded
for all together. Who comes while many are tried waits in line, on the event loop and without a thread. The line is
short: four programs that guess without a pause let a person wait half a second for a return code, five seconds for a
password.
"""

import asyncio
import re
import time
from collections.abc import Callable

from django.utils.translation import gettext_lazy as _

from placeness.intake import Refused

TOO_MANY = _("Many people are coming in just now. Please try again in a moment.")


class Turns:
    """Turns for `at_once` requests, then for `a_second` more each second; nobody waits longer than `patience`.

    Counted by the generic cell rate algorithm (ITU-T I.371): one time is kept, whatever the number of requests.
    """

    def __init__(
        self,
        *,
        at_once: int,
        a_second: float,
        patience: float = 20.0,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._every = 1 / a_second
        self._lead = (at_once - 1) * self._every
        self._patience = patience
        self._clock = clock
        self._expected = 0.0

    def take(self) -> float:
        """Take a turn and return the seconds until it comes. Raises `Refused` (429) when the line is too long."""
        now = self._clock()
        expected = max(self._expected, now)
        wait = max(0.0, expected - self._lead - now)
        if wait > self._patience:
            raise Refused(429, TOO_MANY)
        self._expected = expected + self._every
        return wait


class Pace:
    """The turns of every address that can be guessed at."""

    def __init__(self) -> None:
        self._turns = (
            (re.compile(r"/back/"), Turns(at_once=60, a_second=10)),
            (
                re.compile(r"/sign-in/"),
                Turns(at_once=10, a_second=1),
            ),  # each costs a third of a second of hashing
        )

    async def keep(self, method: str, path: str) -> None:
        """Return when a post to this address may be looked at. Raises `Refused` when too many wait already."""
        turns = next((turns for address, turns in self._turns if address.fullmatch(path)), None)
        if method == "POST" and turns and (wait := turns.take()):
            await asyncio.sleep(wait)
