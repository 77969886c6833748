"""Where a `next` field may lead: to pages of this server and nowhere else."""

from urllib.parse import urlsplit

from django.http import HttpRequest
from django.urls import Resolver404, resolve
from django.utils.http import url_has_allowed_host_and_scheme

LONGEST = 2000


def own_path(request: HttpRequest, wanted: str) -> str:
    """Return path and query of `wanted` when it is an address of a page here, else an empty string.

    Whole addresses of this host are taken too (a Referer header holds one). Words without a leading slash, other
    hosts, other schemes and paths that no route answers are not.
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
