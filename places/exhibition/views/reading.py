"""The vision for people outside, by secret link: no sign-in, no cookie, no live updates."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone, translation
from django.views.decorators.http import require_safe

from places.exhibition.documents.statement import shared_statement
from places.exhibition.queries.links import workshop_behind
from places.exhibition.queries.pictures import is_shared
from places.exports.queries.vision import exported
from places.photos.views import media
from places.workshops.queries.workshops import WorkshopFacts

View = Callable[..., HttpResponseBase]
# Asked again each time: what was taken back a moment ago is not shown from the browser's cache.
PICTURE_CACHED = "private, no-cache"
HIDDEN_FROM_SEARCH = "noindex, nofollow, noarchive, noimageindex"


def by_link(view: View) -> View:
    """Decorate a view for people outside: `view(request, workshop, ...)`, in the workshop's language.

    A link that opens nothing is answered with a page that says so, 404. No answer is found by search engines, tells
    other sites the address, or sets a cookie.
    """

    @require_safe
    @wraps(view)
    def enter(request: HttpRequest, link: str, **kwargs: Any) -> HttpResponseBase:
        workshop = workshop_behind(link)
        if workshop is None:
            return quiet(render(request, "places/exhibition/gone.html", status=404))
        with translation.override(workshop.language):
            request.shared_link = link  # type: ignore[attr-defined] - read by `shown`
            return quiet(view(request, workshop, **kwargs))

    return enter


def quiet(response: HttpResponseBase) -> HttpResponseBase:
    """Keep an answer out of search engines, and its address from other sites."""
    response.headers["X-Robots-Tag"] = HIDDEN_FROM_SEARCH
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["Content-Language"] = translation.get_language() or "en"
    return response


def shown(
    request: HttpRequest, workshop: WorkshopFacts, template: str, *, status: int = 200, **facts: Any
) -> HttpResponse:
    """Render a page for people outside."""
    link = request.shared_link  # type: ignore[attr-defined] - set by `by_link`
    return render(request, template, {"shared": workshop, "link": link, **facts}, status=status)


@by_link
def page(request: HttpRequest, workshop: WorkshopFacts) -> HttpResponse:
    """The vision as it is now: only what somebody has kept, and only what its owners let out of the room."""
    export = exported(workshop, timezone.localdate(), unkept=False)
    return shown(request, workshop, "places/exhibition/vision.html", text=shared_statement(export))


@by_link
def picture(request: HttpRequest, workshop: WorkshopFacts, key: str, variant: str) -> HttpResponseBase:
    """Send one rendition of a picture that may be shown outside at this moment; else the page that says so, 404."""
    if not is_shared(workshop.id, key):
        return render(request, "places/exhibition/gone.html", status=404)
    return media.send(request, key, variant, cached=PICTURE_CACHED)
