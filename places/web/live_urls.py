"""The addresses of live news, so that pages can name them. `places.live_channels.stream` answers ahead of Django."""

from django.http import HttpRequest, HttpResponse

from places.errors import Missing


def elsewhere(request: HttpRequest, code: str) -> HttpResponse:
    """Reached only on a server without the live door: there are no live news then. Raises `Missing`."""
    raise Missing
