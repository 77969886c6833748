"""Page cache: pages that are equal for many people, rendered once for each revision of the workshop.

Every change of a workshop moves its revision, so a page is valid until the next revision. It is rendered for no
particular person (`Visit.of_anybody`, a request without cookies), so it holds no data of one. Nonce, form token, the
key by which a page recognises its reader, the name under which the browser stores unsent input, and the time on the
server's clock are inserted for each person.
"""

import hashlib
import re
import secrets
import threading
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple, TypeVar

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.contrib.messages.storage.cookie import CookieStorage
from django.core.cache import caches
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import CSRF_TOKEN_LENGTH, get_token
from django.template.loader import render_to_string
from django.utils.crypto import salted_hmac
from django.utils.translation import get_language

from places.database import clock
from places.people.views.seats import was_moved
from places.people.visit import Visit
from places.web import pages, shared_pages
from places.web.gzip import answer, compressed, stored
from places.web.policy import nonce_of
from places.workshops.queries.timer import milliseconds


def _secret_name() -> str:
    """Return a name that nobody can write into a card: of this process, or of all processes that share their pages."""
    if not shared_pages.are_shared():
        return f"here-{secrets.token_hex(16)}"
    return f"here-{salted_hmac(__name__, 'placeholder', algorithm='sha256').hexdigest()[:32]}"


_PLACEHOLDER = _secret_name()
TOKEN, NONCE = f"{_PLACEHOLDER}-token", f"{_PLACEHOLDER}-nonce"
READER, HOLDER = f"{_PLACEHOLDER}-reader", f"{_PLACEHOLDER}-holder"
CLOCK = f"{_PLACEHOLDER}-clock"
PLACEHOLDERS = re.compile(
    f"({_PLACEHOLDER}-(?:token|nonce|reader|holder|clock))".encode()
)  # with a common prefix, which `re` finds as plain bytes
OWN: dict[bytes, Callable[[HttpRequest, Visit, str], str]] = {
    TOKEN.encode(): lambda asking, _visit, _reader: get_token(asking),
    NONCE.encode(): lambda asking, _visit, _reader: nonce_of(asking),
    READER.encode(): lambda _asking, _visit, reader: reader,
    HOLDER.encode(): lambda _asking, visit, _reader: visit.holder,
    CLOCK.encode(): lambda _asking, _visit, _reader: str(milliseconds(clock.now())),
}
CLOCK_DIGITS = 13  # of ms since 1970
Facts = Callable[[], dict[str, Any]]
T = TypeVar("T")


class CachedPage(NamedTuple):
    """A cached page: alternating bytes and placeholders, and the bytes compressed."""

    pieces: list[bytes]
    blocks: list[bytes]


class KeyLocks:
    """One lock for each key that is being rendered, so that a page is rendered once for requests at the same time."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._held: dict[Hashable, tuple[threading.Lock, int]] = {}

    @contextmanager
    def hold(self, key: Hashable) -> Iterator[None]:
        """Hold the lock of `key`; it is dropped when no thread waits for it."""
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


_locks = KeyLocks()


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
    """Answer as `pages.page` does, from the cache where the page was rendered at the workshop's present revision.

    The key consists of workshop, language, address, role, table (with `by_table`) and `alike`; facts and template may
    depend on nothing else. A page with a notice is not cached. `reader` (letters and digits only) is inserted for each
    person; the template has it under this name.
    """
    if CookieStorage.cookie_name in request.COOKIES or settings.DEBUG or was_moved(request, visit):
        return pages.page(request, visit, template, channel=channel, reader=reader, **facts())
    anybody = visit.of_anybody(by_table=by_table)
    own_lengths = (CSRF_TOKEN_LENGTH, len(nonce_of(request)), len(reader), len(visit.holder), CLOCK_DIGITS)
    lengths = dict(zip(OWN, own_lengths, strict=True))
    who = (get_language(), anybody.actor, anybody.person, *lengths.values())
    key = _key(template, request.get_full_path(), who, alike)
    cached = (
        _found(key, visit)
        or _shared(key, visit)
        or _rendered(key, request, anybody, template, channel, facts, lengths)
    )
    own = {
        placeholder: OWN[placeholder](request, visit, reader).encode()
        for placeholder in set(cached.pieces[1::2])
    }
    cached.pieces[1::2] = [own[placeholder] for placeholder in cached.pieces[1::2]]
    blocks = [b""] * len(cached.pieces)
    blocks[::2], blocks[1::2] = cached.blocks, map(stored, cached.pieces[1::2])
    return answer(request, cached.pieces, blocks)


def cached_value(visit: Visit, name: str, make: Callable[[], T]) -> T:
    """Return what `make` returns, made once for each revision of the workshop and language, for all people.

    For parts of pages that are otherwise of one person. The value must depend on nothing else, and be picklable.
    """
    key, cursor = _key(name, visit.workshop.id, get_language()), visit.workshop.cursor
    with _locks.hold(key):
        cached: tuple[str, T] | None = caches["pages"].get(key)
        if cached is None or cached[0] != cursor or settings.DEBUG:
            cached = cursor, make()
            caches["pages"].set(key, cached)
    return cached[1]


def _key(*parts: Hashable) -> str:
    return hashlib.blake2b(repr(parts).encode(), digest_size=16).hexdigest()


def _found(key: str, visit: Visit) -> CachedPage | None:
    cached: tuple[str, CachedPage] | None = caches["pages"].get(key)
    return cached[1] if cached and cached[0] == visit.workshop.cursor else None


def _shared(key: str, visit: Visit) -> CachedPage | None:
    """Return the page as another process rendered it, and keep it in this one."""
    parts = shared_pages.read(key, visit.workshop.cursor)
    if parts is None:
        return None
    caches["pages"].set(key, (visit.workshop.cursor, CachedPage(*parts)))
    return CachedPage(*parts)


def _rendered(
    key: str,
    request: HttpRequest,
    anybody: Visit,
    template: str,
    channel: str,
    facts: Facts,
    lengths: dict[bytes, int],
) -> CachedPage:
    with _locks.hold(key):
        cached = _found(key, anybody)
        if cached is None:
            context = {"visit": anybody, "workshop": anybody.workshop, "channel": channel, **facts()}
            own = {"csrf_token": TOKEN, "csp_nonce": NONCE, "reader": READER, "holder": HOLDER}
            own["server_now"] = CLOCK
            html = render_to_string(template, {**context, **own}, _anonymous_request(request))
            pieces = PLACEHOLDERS.split(html.encode())
            cached = CachedPage(
                pieces, compressed(pieces[::2], [lengths[placeholder] for placeholder in pieces[1::2]])
            )
            caches["pages"].set(key, (anybody.workshop.cursor, cached))
            shared_pages.write(key, anybody.workshop.cursor, (cached.pieces, cached.blocks))
        return cached


def _anonymous_request(request: HttpRequest) -> HttpRequest:
    """Return a request for the same address without session, cookies and headers."""
    anonymous = HttpRequest()
    anonymous.method, anonymous.path, anonymous.path_info = "GET", request.path, request.path_info
    anonymous.META["QUERY_STRING"] = request.META.get("QUERY_STRING", "")
    anonymous.GET = request.GET
    anonymous.user = AnonymousUser()
    return anonymous
