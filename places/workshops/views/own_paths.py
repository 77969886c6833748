"""Validation of `next` fields: only pages of this server."""

from urllib.parse import urlsplit

from django.http import HttpRequest
from django.urls import Resolver404, resolve
from django.utils.http import url_has_allowed_host_and_scheme

LONGEST = 2000


def own_path(request: HttpRequest, wanted: str) -> str:
    """Return path and query of `wanted` when it is the address of a page of this server, else an empty string.

    Absolute addresses of this host are accepted (a Referer header has one); paths without a leading slash, other
    hosts, other schemes and paths without a route are not.
    """
    if len(wanted) > LONGEST or not url_has_allowed_host_and_scheme(wanted, {request.get_host()}):
        return ""
    parts = urlsplit(wanted)
    if not parts.path.startswith("/") or parts.path.startswith("//"):
        return ""
    try:
        resolve(parts.path)
    except Resolver404:
        return ""
    return f"{parts.path}?{parts.query}" if parts.query else parts.path
