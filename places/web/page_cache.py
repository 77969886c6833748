"""Kept pages: pages that are alike for many people, rendered once until the room's log goes on.

Every change of a workshop moves its revision, so what was rendered at a revision is right for as long as that
stands. A kept page is rendered for nobody in particular (`Visit.of_anybody`, a request without cookies): nothing of
one person can get into it. The nonce, the token of its forms, the key by which a page knows its own reader, and the
name under which the browser keeps what waits to be sent, are put in for each person afterwards.
"""

import hashlib
import re
import secrets
import threading
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.contrib.messages.storage.cookie import CookieStorage
from django.core.cache import caches
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import CSRF_TOKEN_LENGTH, get_token
from django.template.loader import render_to_string
from django.utils.translation import get_language

from places.people.visit import Visit
from places.web import pages
from places.web.gzip import answer, squeezed, stored
from places.web.policy import nonce_of

# Stand-ins that nobody can write into a card.
_HERE = f"here-{secrets.token_hex(16)}"
TOKEN_HERE, NONCE_HERE = f"{_HERE}-token", f"{_HERE}-nonce"
READER_HERE, HOLDER_HERE = f"{_HERE}-reader", f"{_HERE}-holder"
STAND_INS = re.compile(
    f"({_HERE}-(?:token|nonce|reader|holder))".encode()
)  # one beginning: found as plain bytes
OWN: dict[bytes, Callable[[HttpRequest, Visit, str], str]] = {
    TOKEN_HERE.encode(): lambda asking, _visit, _reader: get_token(asking),
    NONCE_HERE.encode(): lambda asking, _visit, _reader: nonce_of(asking),
    READER_HERE.encode(): lambda _asking, _visit, reader: reader,
    HOLDER_HERE.encode(): lambda _asking, visit, _reader: visit.holder,
}
Facts = Callable[[], dict[str, Any]]


class Kept(NamedTuple):
    """A page as it is kept: by turns bytes and stand-ins, and the bytes compressed."""

    pieces: list[bytes]
    blocks: list[bytes]


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
    reader: str = "",
) -> HttpResponse:
    """Answer as `pages.page` does, from memory where the room stands as it stood when the page was rendered.

    Apart are kept: workshops, languages, addresses, roles, tables with `by_table`, and what `alike` names. Facts and
    template may depend on nothing else. A page that has to bring a notice is rendered for this once. `reader`, in the
    template by this name, is put in for each person: letters and digits only.
    """
    if CookieStorage.cookie_name in request.COOKIES or settings.DEBUG:
        return pages.page(request, visit, template, channel=channel, reader=reader, **facts())
    anybody = visit.of_anybody(by_table=by_table)
    lengths = dict(
        zip(OWN, (CSRF_TOKEN_LENGTH, len(nonce_of(request)), len(reader), len(visit.holder)), strict=True)
    )
    who = (get_language(), anybody.actor, anybody.person, *lengths.values())
    key = _key(template, request.get_full_path(), who, alike)
    kept = _found(key, visit) or _rendered(key, request, anybody, template, channel, facts, lengths)
    own = {stand_in: OWN[stand_in](request, visit, reader).encode() for stand_in in set(kept.pieces[1::2])}
    kept.pieces[1::2] = [own[stand_in] for stand_in in kept.pieces[1::2]]
    blocks = [b""] * len(kept.pieces)
    blocks[::2], blocks[1::2] = kept.blocks, map(stored, kept.pieces[1::2])
    return answer(request, kept.pieces, blocks)


def _key(*parts: Hashable) -> str:
    return hashlib.blake2b(repr(parts).encode(), digest_size=16).hexdigest()


def _found(key: str, visit: Visit) -> Kept | None:
    kept: tuple[str, Kept] | None = caches["pages"].get(key)
    return kept[1] if kept and kept[0] == visit.workshop.cursor else None


def _rendered(
    key: str,
    request: HttpRequest,
    anybody: Visit,
    template: str,
    channel: str,
    facts: Facts,
    lengths: dict[bytes, int],
) -> Kept:
    with _turns.turn(key):
        kept = _found(key, anybody)
        if kept is None:
            context = {"visit": anybody, "workshop": anybody.workshop, "channel": channel, **facts()}
            own = {
                "csrf_token": TOKEN_HERE,
                "csp_nonce": NONCE_HERE,
                "reader": READER_HERE,
                "holder": HOLDER_HERE,
            }
            html = render_to_string(template, {**context, **own}, _asked_by_nobody(request))
            pieces = STAND_INS.split(html.encode())
            kept = Kept(pieces, squeezed(pieces[::2], [lengths[stand_in] for stand_in in pieces[1::2]]))
            caches["pages"].set(key, (anybody.workshop.cursor, kept))
        return kept


def _asked_by_nobody(request: HttpRequest) -> HttpRequest:
    """Return a request for the same address without session, cookies and headers."""
    stand_in = HttpRequest()
    stand_in.method, stand_in.path, stand_in.path_info = "GET", request.path, request.path_info
    stand_in.META["QUERY_STRING"] = request.META.get("QUERY_STRING", "")
    stand_in.GET = request.GET
    stand_in.user = AnonymousUser()
    return stand_in
