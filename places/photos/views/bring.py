"""Bringing a picture: where it begins, and what a person has begun and brought."""

import secrets

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from places.enums import Verb
from places.errors import NotYours, Sentence
from places.form_fields import sent_key
from places.people.visit import Visit, member
from places.photos.actions import bringing as acts
from places.photos.queries import bringing, photos
from places.photos.views.bring_steps import first_url
from places.web import pages


@require_http_methods(["GET", "HEAD", "POST"])
@member()
def start(request: HttpRequest, visit: Visit) -> HttpResponse:
    """GET: choose a picture, or words only; go on with what was begun. POST: begin a card of words only."""
    if visit.person is None:
        raise NotYours(_("Join the room with your first name to bring a picture yourself."))
    if request.method != "POST":
        return start_page(request, visit)
    key = sent_key(request.POST) or secrets.token_hex(16)
    activity = acts.start_words(actor=visit.actor, upload_key=key)
    return pages.done(request, visit, activity, url=_first(visit, activity.data["photo"]), go=True)


def start_page(
    request: HttpRequest, visit: Visit, *, refusal: Sentence = "", status: int = 200
) -> HttpResponse:
    """Return the page on which bringing begins, with the sentence of a refusal when there was one."""
    return pages.page(
        request,
        visit,
        "places/photos/bring/page.html",
        status=status,
        mine=bringing.mine(visit.actor, visit.workshop),
        may_bring=visit.may(Verb.BRING),
        wall_open=visit.may(Verb.SEE_WALL),
        refusal=refusal,
        upload_url=reverse("upload", args=[visit.workshop.shown_code]),
        key=secrets.token_hex(16),
    )


def _first(visit: Visit, photo_id: int) -> str:
    own = photos.own(visit.actor, photo_id)
    return first_url(visit, own) if own else reverse("bring", args=[visit.workshop.shown_code])
