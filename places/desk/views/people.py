"""One person at the desk: a new return code and, for leaders, out of the room and back in, and erasing."""

import secrets

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from places.desk.actions import removal
from places.desk.queries.desk import DeskPerson, person_at_desk
from places.desk.queries.seating import what_follows
from places.enums import Verb
from places.errors import Missing
from places.form_fields import sent_key
from places.home.actions.erasing import erase_person
from places.people.actions import return_codes
from places.people.queries.people import open_groups
from places.people.queries.return_codes import own_code
from places.people.visit import Visit, member
from places.web import pages


@require_http_methods(["GET", "HEAD", "POST"])
@member(Verb.RUN_ROOM)
def person(request: HttpRequest, visit: Visit, person: int) -> HttpResponse:
    """Show a person to hosts and leaders; POST gives the person a new return code, shown once."""
    found = _found(visit, person)
    code = ""
    if request.method == "POST":
        if found.is_out:
            raise Missing
        return_codes.renew(actor=visit.actor, participant_id=found.id, key=sent_key(request.POST))
        code = own_code(visit.workshop.id, found.id)
    return pages.page(
        request,
        visit,
        "places/desk/person.html",
        channel="",  # the page with the code does not follow the stage
        person=found,
        return_code=code,
        key=secrets.token_hex(16),
        tables=[] if found.is_out else open_groups(visit.workshop.id),
        follows=what_follows(visit.workshop.id, visit.workshop.stage),
        may_erase=visit.may(Verb.ERASE) and found.id != visit.actor.participant_id,
        may_take_out=visit.may(Verb.TAKE_OUT) and found.id != visit.actor.participant_id,
    )


@require_POST
@member(Verb.TAKE_OUT)
def take_out(request: HttpRequest, visit: Visit, person: int) -> HttpResponse:
    """Take a person out of the room; their pictures stay, or are hidden (`pictures`)."""
    found = _found(visit, person)
    hides = request.POST.get("pictures") == "hide"
    activity = removal.take_out(
        actor=visit.actor, participant_id=person, hide_pictures=hides, key=sent_key(request.POST)
    )
    say = _("%(name)s is out of the room. You can let them back in on the desk.") % {"name": found.first_name}
    return _at_desk(request, visit, activity, say)


@require_POST
@member(Verb.TAKE_OUT)
def let_back(request: HttpRequest, visit: Visit, person: int) -> HttpResponse:
    """Undo the removal of a person."""
    found = _found(visit, person)
    activity = removal.let_back(actor=visit.actor, participant_id=person, key=sent_key(request.POST))
    return _at_desk(request, visit, activity, _("%(name)s is back in the room.") % {"name": found.first_name})


@require_http_methods(["GET", "HEAD", "POST"])
@member(Verb.ERASE)
def erase(request: HttpRequest, visit: Visit, person: int) -> HttpResponse:
    """Say what happens when a leader erases everything of a person; POST with `sure` does it."""
    if request.method == "POST" and "sure" in request.POST:
        activity = erase_person(actor=visit.actor, participant_id=person, key=sent_key(request.POST))
        return _at_desk(request, visit, activity, _("Everything of this person has been erased."))
    return pages.page(
        request,
        visit,
        "places/desk/erase.html",
        status=422 if request.method == "POST" else 200,
        channel="",
        person=_found(visit, person),
        missing=request.method == "POST",
        key=secrets.token_hex(16),
    )


def _found(visit: Visit, participant_id: int) -> DeskPerson:
    found = person_at_desk(visit.workshop.id, participant_id)
    if found is None:
        raise Missing
    return found


def _at_desk(request: HttpRequest, visit: Visit, activity: object, say: str) -> HttpResponse:
    url = f"{reverse('desk', args=[visit.workshop.shown_code])}?open=people"
    return pages.done(request, visit, activity, url=url, channel="desk", say=say, go=True)
