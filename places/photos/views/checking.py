"""The pictures that wait to be shown, one after another, for those who run the room; and whether new ones wait."""

import secrets

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from places.enums import Verb
from places.errors import Stale
from places.form_fields import sent_key, sent_number
from places.people.visit import Visit, member
from places.photos.actions import checking
from places.photos.queries import waiting
from places.web import pages


@require_safe
@member(Verb.CHECK_PICTURES)
def show(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Show the picture that has waited longest, large and with its words, and those that were not shown."""
    workshop = visit.workshop
    photo = waiting.next_one(workshop.id)
    return pages.page(
        request,
        visit,
        "places/photos/checking/page.html",
        channel="desk",
        photo=photo,
        waiting=waiting.count(workshop.id),
        following=waiting.following(workshop.id, photo.id) if photo else "",
        kept_back=waiting.kept_back(workshop.id),
        wall_open=visit.may(Verb.SEE_WALL),
        on_queue=True,
        key=secrets.token_hex(16),
    )


@require_POST
@member(Verb.CHECK_PICTURES)
def decide(request: HttpRequest, visit: Visit, photo: int) -> HttpResponse:
    """Show the picture to the room (`show` is yes), or do not; the next one follows.

    Who comes second is told so, and goes on to the next one as well.
    """
    is_shown, url = request.POST.get("show") == "yes", _queue(visit)
    try:
        activity = checking.decide(
            actor=visit.actor,
            photo_id=photo,
            show=is_shown,
            rev=sent_number(request.POST, "rev"),
            key=sent_key(request.POST),
        )
    except Stale as refusal:
        return _go_on(request, url, str(refusal.sentence))
    say = _("The room sees it now.") if is_shown else _("It is not shown now. You find it further down.")
    return pages.done(request, visit, activity, url=url, channel="desk", say=say, go=True)


@require_POST
@member(Verb.CHECK_PICTURES)
def show_all(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Show all pictures that wait."""
    return _go_on(request, _queue(visit), _shown(checking.show_all(actor=visit.actor)))


@require_POST
@member(Verb.CHECK_PICTURES)
def switch(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Let new pictures wait (`on` is yes), or no longer: then those that wait go on waiting, or are shown (`show`)."""
    on = request.POST.get("on", "")
    activity = checking.set_waiting(actor=visit.actor, on=on == "yes", key=sent_key(request.POST))
    say = _("New pictures wait now until you have looked.")
    if on != "yes":
        say = _("The room sees new pictures at once now.")
    if on == "show":
        say = f"{say} {_shown(checking.show_all(actor=visit.actor))}"
    url = _queue(visit) if "queue" in request.POST else reverse("desk", args=[visit.workshop.shown_code])
    messages.info(request, say)  # shown on the page that follows, with scripts and without
    return pages.done(request, visit, activity, url=url, channel="desk", go=True)


def _queue(visit: Visit) -> str:
    return reverse("check-pictures", args=[visit.workshop.shown_code])


def _shown(number: int) -> str:
    said = ngettext("%(n)d picture is shown now.", "%(n)d pictures are shown now.", number)
    return said % {"n": number}


def _go_on(request: HttpRequest, url: str, say: str) -> HttpResponse:
    """Lead to the queue as it is now, where the sentence is shown."""
    messages.info(request, say)
    if pages.wants_json(request):
        return JsonResponse({"operations": [], "say": "", "go": url})
    response = HttpResponseRedirect(url)
    response.status_code = 303
    return response
