"""Pages of one revision that all server processes share, in Redis where there is one: rendered once for all of them.

A stored page is signed with the installation's key, with its name and the revision of its workshop, so that who
can write to Redis can change no page. Its name has the code that renders it, so that two versions of Placeness, one
after the other, do not show each other's pages.
"""

import hashlib
import hmac
import json
from functools import cache
from itertools import accumulate, pairwise
from pathlib import Path

import django
from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.cache import caches

CACHE = "shared-pages"
SIGNATURE_BYTES = 32
Parts = tuple[list[bytes], list[bytes]]


def are_shared() -> bool:
    """Return whether there is a Redis for pages."""
    return CACHE in settings.CACHES


def read(key: str, cursor: str) -> Parts | None:
    """Return the pieces and compressed blocks of a page at this revision; None where there is none."""
    if not are_shared():
        return None
    stored = caches[CACHE].get(_name(key))
    return None if stored is None else unpacked(stored, key, cursor)


def write(key: str, cursor: str, parts: Parts) -> None:
    """Store a page's pieces and compressed blocks, unless Redis is away."""
    if are_shared():
        caches[CACHE].set(_name(key), packed(parts, key, cursor))


def packed(parts: Parts, key: str, cursor: str) -> bytes:
    """Return signature, lengths and bytes."""
    head = json.dumps([[len(part) for part in side] for side in parts]).encode()
    body = b"".join([head, b"\n", *parts[0], *parts[1]])
    return _signature(body, key, cursor) + body


def unpacked(stored: bytes, key: str, cursor: str) -> Parts | None:
    """Return pieces and blocks; None for another page, another revision, or what somebody else has written."""
    signature, body = stored[:SIGNATURE_BYTES], stored[SIGNATURE_BYTES:]
    if not hmac.compare_digest(signature, _signature(body, key, cursor)):
        return None
    head, _line, rest = body.partition(b"\n")
    pieces, blocks = json.loads(head)
    ends = pairwise(accumulate(pieces + blocks, initial=0))
    parts = [rest[start:end] for start, end in ends]
    return parts[: len(pieces)], parts[len(pieces) :]


def _signature(body: bytes, key: str, cursor: str) -> bytes:
    secret = hashlib.sha256(f"{__name__}:{settings.SECRET_KEY}".encode()).digest()
    signed = hashlib.blake2b(f"{key} {cursor}\n".encode(), key=secret, digest_size=SIGNATURE_BYTES)
    signed.update(body)
    return signed.digest()


def _name(key: str) -> str:
    return f"{key}:{_code_version()}"


@cache
def _code_version() -> str:
    """Return a hash of what a page is rendered by: code, templates, translations, static files, database."""
    database = {name: settings.DATABASES["default"].get(name) for name in ("HOST", "PORT", "NAME")}
    found = hashlib.blake2b(repr((django.VERSION, database)).encode(), digest_size=16)
    found.update(getattr(staticfiles_storage, "manifest_hash", "").encode())
    roots = [Path(__file__).parents[1], *settings.TEMPLATES[0]["DIRS"], *settings.LOCALE_PATHS]
    for root in roots:
        for path in sorted(each for each in Path(root).rglob("*") if each.suffix in (".py", ".html", ".mo")):
            found.update(path.read_bytes())
    return found.hexdigest()
