"""A person's own page with everything of theirs: changing tables, leaving, taking it along, erasing all of it."""

import secrets

from django.contrib import messages
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseRedirect,
    StreamingHttpResponse,
)
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from places.codes import show_code
from places.enums import Verb
from places.errors import Missing
from places.form_fields import sent_key, sent_number
from places.home.actions import erasing
from places.home.documents.own_zip import own_zip
from places.home.queries.things import things
from places.people.actions import joining
from places.people.queries import helping, people
from places.people.queries.return_codes import own_code
from places.people.views.seats import remember_seat
from places.people.visit import Visit, forget, member
from places.photos.queries.bringing import is_late, mine
from places.web import pages


@require_http_methods(["GET", "HEAD", "POST"])
@member()
def me(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Show a person their own things (right after joining: the return code); POST `table` changes tables."""
    if visit.person is None:
        raise Missing
    if request.method == "POST":
        return _change_table(request, visit)
    new = "new" in request.GET
    own = mine(visit.actor, visit.workshop)
    return pages.page(
        request,
        visit,
        "places/home/me/joined.html" if new else "places/home/me/page.html",
        return_code=own_code(visit.workshop.id, visit.person.id),
        helper=helping.helper_name(visit.person.id),
        groups=people.open_groups(visit.workshop.id),
        mine=own,
        things=None if new else things(visit.workshop.id, visit.person.id),
        is_late=is_late(visit.actor, visit.workshop, own),
        code=show_code(visit.workshop.code),
        may_see_journeys=visit.may(Verb.SEE_JOURNEYS),
    )


def _change_table(request: HttpRequest, visit: Visit) -> HttpResponse:
    table = sent_number(request.POST, "table")
    if table is None:
        raise Missing
    activity = joining.change_table(actor=visit.actor, group_id=table, key=sent_key(request.POST))
    remember_seat(request, visit.workshop.id, table)
    url = reverse("me", kwargs={"code": show_code(visit.workshop.code)})
    return pages.done(request, visit, activity, url=url, say=_("You have changed tables."), go=True)


@require_POST
@member(Verb.CHANGE_OWN)
def leave(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Forget this person on this device only; what they brought stays, and the return code brings them back."""
    forget(request, visit.workshop.id)
    response = HttpResponseRedirect(reverse("landing"))
    response.status_code = 303
    return response


@require_safe
@member(Verb.CHANGE_OWN)
def take_along(request: HttpRequest, visit: Visit) -> HttpResponseBase:
    """Send everything of the person as a ZIP, in the language of their page."""
    if visit.person is None:
        raise Missing
    found = things(visit.workshop.id, visit.person.id)
    blocks = own_zip(found, visit.person.first_name, visit.workshop.ness)
    response = StreamingHttpResponse(blocks, content_type="application/zip")
    response.headers["Content-Disposition"] = 'attachment; filename="my-things.zip"'
    response.headers["Cache-Control"] = "no-store"
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@member(Verb.WITHDRAW)
def erase(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Say what happens when a person takes everything back; POST with `sure` does it and signs them out."""
    if visit.person is None:
        raise Missing
    if request.method == "POST" and "sure" in request.POST:
        return _erased(request, visit)
    return pages.page(
        request,
        visit,
        "places/home/me/erase.html",
        status=422 if request.method == "POST" else 200,
        things=things(visit.workshop.id, visit.person.id),
        missing=request.method == "POST",
        key=secrets.token_hex(16),
    )


def _erased(request: HttpRequest, visit: Visit) -> HttpResponse:
    sentences = "sentences" in request.POST
    erasing.erase_mine(actor=visit.actor, sentences=sentences, key=sent_key(request.POST))
    forget(request, visit.workshop.id)
    messages.success(request, _("Everything of yours has been erased. Thank you for having been here."))
    response = HttpResponseRedirect(reverse("landing"))
    response.status_code = 303
    return response
