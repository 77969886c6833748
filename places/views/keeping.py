"""Kept pages: pages that are alike for many people, rendered once until the room's log goes on.

Every change of a workshop moves its revision, so what was rendered at a revision is right for as long as that
stands. A kept page is rendered for nobody in particular (`Visit.of_anybody`, a request without cookies): nothing of
one person can get into it. The nonce and the token of its forms are put in for each person afterwards.
"""

import hashlib
import secrets
import threading
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.contrib.messages.storage.cookie import CookieStorage
from django.core.cache import caches
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.utils.translation import get_language

from places.views import pages
from places.views.access import Visit

# Stand-ins that nobody can write into a card.
TOKEN_HERE, NONCE_HERE = (f"{name}-here-{secrets.token_hex(16)}" for name in ("token", "nonce"))
Facts = Callable[[], dict[str, Any]]


class Turns:
    """One lock for each key that is being rendered: whoever comes meanwhile waits and gets the same."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._held: dict[Hashable, tuple[threading.Lock, int]] = {}

    @contextmanager
    def turn(self, key: Hashable) -> Iterator[None]:
        """Hold the lock of `key`; it is forgotten when nobody wants it any more."""
        with self._guard:
            lock, wanted = self._held.get(key, (threading.Lock(), 0))
            self._held[key] = lock, wanted + 1
        try:
            with lock:
                yield
        finally:
            with self._guard:
                wanted = self._held[key][1] - 1
                if wanted:
                    self._held[key] = lock, wanted
                else:
                    del self._held[key]


_turns = Turns()


def page(
    request: HttpRequest,
    visit: Visit,
    template: str,
    *alike: Hashable,
    channel: str,
    facts: Facts,
    by_table: bool = False,
) -> HttpResponse:
    """Answer as `pages.page` does, from memory where the room stands as it stood when the page was rendered.

    Apart are kept: workshops, languages, addresses, roles, tables with `by_table`, and what `alike` names. Facts and
    template may depend on nothing else. A page that has to bring a notice is rendered for this once.
    """
    if CookieStorage.cookie_name in request.COOKIES or settings.DEBUG:
        return pages.page(request, visit, template, channel=channel, **facts())
    anybody = visit.of_anybody(by_table=by_table)
    key = _key(template, request.get_full_path(), get_language(), anybody.actor, anybody.person, alike)
    html = _found(key, visit) or _rendered(key, request, anybody, template, channel, facts)
    for stand_in, own in ((TOKEN_HERE, get_token), (NONCE_HERE, lambda asking: str(asking.csp_nonce))):
        if stand_in in html:
            html = html.replace(stand_in, own(request))
    return HttpResponse(html)


def _key(*parts: Hashable) -> str:
    return hashlib.blake2b(repr(parts).encode(), digest_size=16).hexdigest()


def _found(key: str, visit: Visit) -> str | None:
    kept: tuple[str, str] | None = caches["pages"].get(key)
    return kept[1] if kept and kept[0] == visit.workshop.cursor else None


def _rendered(
    key: str, request: HttpRequest, anybody: Visit, template: str, channel: str, facts: Facts
) -> str:
    with _turns.turn(key):
        html = _found(key, anybody)
        if html is None:
            context = {"visit": anybody, "workshop": anybody.workshop, "channel": channel, **facts()}
            html = render_to_string(
                template, {**context, "csrf_token": TOKEN_HERE}, _asked_by_nobody(request)
            )
            caches["pages"].set(key, (anybody.workshop.cursor, html))
        return html


def _asked_by_nobody(request: HttpRequest) -> HttpRequest:
    """Return a request for the same address without session, cookies and headers."""
    stand_in = HttpRequest()
    stand_in.method, stand_in.path, stand_in.path_info = "GET", request.path, request.path_info
    stand_in.META["QUERY_STRING"] = request.META.get("QUERY_STRING", "")
    stand_in.GET = request.GET
    stand_in.user = AnonymousUser()
    stand_in.csp_nonce = NONCE_HERE  # type: ignore[attr-defined]  # as the policy's middleware sets it
    return stand_in
