"""Rate limits for failed attempts at codes and passwords. A right one is accepted whatever others have tried.

Views check first and count failures only. Beyond the free number the answer is 429 with Retry-After, longer each time.
IP addresses are not counted: all phones of a workshop may share one. Browsers are identified by their session, else by
the CSRF cookie, without which nothing can be posted. A browser that has joined a workshop, scanned its link or has a
leader signed in is counted by itself; all others are counted together as well.

A program can ignore Retry-After. Protection against guessing is the number of codes (`places.codes`: a day of 500
guesses a second finds one of ten open rooms with a probability of 10 · 500 · 86,400 / 30⁸ = 0.07 %) and, for return
codes and passwords, the rate at which the server checks them (`placeness.throttle`).
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
    """Failed attempts of one kind by a browser or at a target; `rate` of them are free."""

    name: str
    by: str
    rate: str

    def used(self, request: HttpRequest, *, increment: bool) -> tuple[int, int]:
        """Return (attempts, free attempts) within the rate's period."""
        usage = get_usage(
            request,
            group=self.name,
            key=lambda _group, _request: self.by,
            rate=self.rate,
            increment=increment,
        )
        return (usage["count"], usage["limit"]) if usage else (0, 0)


def count_failure(request: HttpRequest, kind: str, *, aim: str = "") -> int:
    """Count one failed attempt and return the seconds to wait before the next one; 0 for the first ones.

    `aim` is its target: a leader's address, a workshop. It limits only browsers that are not known here.
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
    """Make the answer a 429 with Retry-After; with 0 seconds it is returned unchanged."""
    if seconds:
        response.status_code = 429
        response.headers["Retry-After"] = str(seconds)
    return response


def _wait(beyond: int) -> int:
    """Return the seconds for the n-th time beyond what is free: 5, 10, 20 … 300."""
    return min(LONGEST_WAIT, FIRST_WAIT * 2 ** min(beyond - 1, 10)) if beyond > 0 else 0


def _browser(request: HttpRequest) -> str:
    """Return an identifier of this browser, without writing a session for each attempt."""
    if request.session.session_key:
        return str(request.session.session_key)
    get_token(request)  # a browser without the cookie is given one with this answer
    return str(request.COOKIES.get(settings.CSRF_COOKIE_NAME) or request.META["CSRF_COOKIE"])
