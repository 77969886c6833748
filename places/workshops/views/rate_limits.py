"""Failed tries: counted, and slowed down. Whatever is right opens, however many others guess.

A view looks up first and comes here with what failed only. Who fails more often than people do is told to wait (429
with Retry-After), longer each time. Nobody is counted by address: a whole workshop sits behind one. Browsers are told
apart by their session, else by the cookie against forged forms, without which nothing can be posted. A browser that
belongs to a room, scanned its link or has a leader signed in is counted by itself; all others also together.

Waiting can be ignored by a program, so it is not what keeps guesses from hitting. That is the number of codes
(`places.codes`: at 500 guesses a second a day finds one of ten open rooms with a chance of 10 · 500 · 86,400 / 30⁸ =
0.07 %) and, for return codes and passwords, the pace at which the server looks at them (`placeness.throttle`).
"""

from typing import NamedTuple

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django_ratelimit.core import get_usage

BY_BROWSER = "10/10m"
BY_STRANGERS = "200/m"
BY_AIM = "60/10m"
FIRST_WAIT, LONGEST_WAIT = 5, 300  # seconds


class Count(NamedTuple):
    """Failed tries of one kind, by whom or at what: `rate` of them cost nothing."""

    name: str
    by: str
    rate: str

    def used(self, request: HttpRequest, *, increment: bool) -> tuple[int, int]:
        """Return (how many there were, how many cost nothing) within the rate's time."""
        usage = get_usage(
            request,
            group=self.name,
            key=lambda _group, _request: self.by,
            rate=self.rate,
            increment=increment,
        )
        return (usage["count"], usage["limit"]) if usage else (0, 0)


def count_failure(request: HttpRequest, kind: str, *, aim: str = "") -> int:
    """Count one failed try and return the seconds to wait before the next one; 0 while tries are few.

    `aim` is what was tried: the address of a leader, a room. It slows only browsers that are strangers here.
    """
    count, free = Count(f"{kind}-browser", _browser(request), BY_BROWSER).used(request, increment=True)
    waits = [_wait(count - free)]
    if not is_known(request):
        together = [Count(f"{kind}-strangers", "all", BY_STRANGERS)]
        if aim:
            together.append(Count(f"{kind}-aim", aim, BY_AIM))
        for each in together:
            count, free = each.used(request, increment=True)
            waits.append(_wait(-(-(count - free) // max(free, 1))))
    return max(waits)


def is_known(request: HttpRequest) -> bool:
    """Whether this browser has a history here: it joined, scanned a room's link, or a leader is signed in."""
    session = request.session
    return bool(session.get("participants") or session.get("passes") or request.user.is_authenticated)


def wait_before_next(response: HttpResponse, seconds: int) -> HttpResponse:
    """Make the answer a 429 that says when to come back; leave it alone when there is nothing to wait for."""
    if seconds:
        response.status_code = 429
        response.headers["Retry-After"] = str(seconds)
    return response


def _wait(beyond: int) -> int:
    """Return the seconds for the n-th time beyond what is free: 5, 10, 20 … 300."""
    return min(LONGEST_WAIT, FIRST_WAIT * 2 ** min(beyond - 1, 10)) if beyond > 0 else 0


def _browser(request: HttpRequest) -> str:
    """Return what tells this browser from others, without a session having to be written for each guess."""
    if request.session.session_key:
        return str(request.session.session_key)
    get_token(request)  # a browser without the cookie is given one with this answer
    return str(request.COOKIES.get(settings.CSRF_COOKIE_NAME) or request.META["CSRF_COOKIE"])
