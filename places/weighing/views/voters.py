"""Whose votes are counted, for the people who run the room; nothing of what people chose."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from places.enums import Verb
from places.form_fields import sent_key
from places.people.visit import Visit, member
from places.web import pages
from places.weighing.actions import rounds
from places.weighing.queries import turnout
from places.weighing.views.ballot import number


@require_safe
@member(Verb.VOID_VOTES)
def people(request: HttpRequest, visit: Visit) -> HttpResponse:
    """List all people by table, each with a button that leaves their votes out of the count."""
    return pages.page(
        request,
        visit,
        "places/weighing/people.html",
        tables=turnout.people_by_table(visit.workshop.id),
        may_change=turnout.may_still_change(visit.workshop),
    )


@require_POST
@member(Verb.VOID_VOTES)
def set_void(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Leave the person of `on` out of the count, or count the person of `off` again."""
    on = "on" in request.POST
    activity = rounds.set_void(
        actor=visit.actor,
        participant_id=number(request, "on" if on else "off") or 0,
        on=on,
        key=sent_key(request.POST),
    )
    say = _("Their votes are left out of the count.") if on else _("Their votes are counted again.")
    url = reverse("weigh-people", args=[visit.workshop.shown_code])
    return pages.done(request, visit, activity, url=url, say=say, go=True)
