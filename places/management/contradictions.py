"""Settings that contradict each other or the roles of this process: found before anything is started."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import SplitResult, urlsplit

from django.conf import settings
from django.db import connection
from django.http.request import validate_host

from places.management.network_folders import network_share
from places.server_process import ServerRole, this_process
from places.storage import is_local

ROLES_NEED_POSTGRESQL = (
    "The roles web, live and worker need PostgreSQL: set DATABASE_URL=postgres://… Without a role, placeness start "
    "does everything in one process, as SQLite needs it."
)
ROLES_NEED_A_KEY = (
    "Processes that share the work need the same key: give each the same PLACENESS_SECRET_KEY, or "
    "PLACENESS_SECRET_KEY_FILE with the path of one file (that of this folder is {folder}/secret-key)."
)
ON_A_SHARE = (
    "The data folder {folder} is on a network share ({kind}), where SQLite loses data. Choose a folder on a disk of "
    "this machine with --data-dir, or keep the data in PostgreSQL: DATABASE_URL=postgres://…"
)
BUS_WITHOUT_POSTGRESQL = (
    "BUS_URL names PostgreSQL, but the data is in SQLite, whose one process needs no bus. Remove BUS_URL, or set "
    "DATABASE_URL=postgres://…"
)
NO_ADDRESS = (
    "PLACENESS_PUBLIC_URL is {url}. It has to be the address that people open, with nothing after the host, for "
    "example https://placeness.example.org"
)
HOST_NOT_ALLOWED = (
    "PLACENESS_PUBLIC_URL has the host {host}, which PLACENESS_ALLOWED_HOSTS does not name, so nobody could open a "
    "page. Add {host} there."
)
LOCAL_PICTURES = (
    "Pictures are kept in {folder}. Where several machines have the role web, give all of them "
    "one store: MEDIA_URL."
)


def refusal() -> str:
    """Return what is wrong, as one sentence or two with the remedy; "" when this process may start."""
    return next(_refusals(), "")


def warnings() -> list[str]:
    """Return what may be wrong on some machines: this process cannot see the others."""
    is_part = ServerRole.WEB in this_process.roles and not this_process.has_all_roles
    return [LOCAL_PICTURES.format(folder=settings.MEDIA_ROOT)] if is_part and is_local() else []


def _refusals() -> Iterator[str]:
    if connection.vendor == "sqlite":
        if not this_process.has_all_roles:
            yield ROLES_NEED_POSTGRESQL
        if kind := network_share(Path(settings.DATA_DIR)):
            yield ON_A_SHARE.format(folder=settings.DATA_DIR, kind=kind)
        if settings.BUS_URL.startswith("postgres"):
            yield BUS_WITHOUT_POSTGRESQL
    elif not this_process.has_all_roles and not settings.SECRET_KEY_IS_GIVEN:
        yield ROLES_NEED_A_KEY.format(folder=settings.DATA_DIR)
    address = _address()
    if address is None:
        yield NO_ADDRESS.format(url=settings.PUBLIC_URL)
        return
    name = str(address.hostname)
    host = f"[{name}]" if ":" in name else name  # IPv6
    if not validate_host(host, settings.ALLOWED_HOSTS):
        yield HOST_NOT_ALLOWED.format(host=host)


def _address() -> SplitResult | None:
    """Return the parts of the public address; None for what is no such address."""
    try:
        parts = urlsplit(settings.PUBLIC_URL)
        is_plain = parts.port != 0 and not (parts.path or parts.query or parts.fragment or parts.username)
    except ValueError:  # a port that is no number, a broken IPv6 address
        return None
    return parts if is_plain and parts.scheme in ("http", "https") and parts.hostname else None
