"""The timer, set from the desk."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from places.desk.actions import timer
from places.enums import Verb
from places.form_fields import sent_key, sent_number
from places.people.visit import Visit, member
from places.web import pages

SUGGESTED_MINUTES = (5, 10, 15, 20)
MORE_MINUTES = 5


@require_POST
@member(Verb.RUN_ROOM)
def set_timer(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Set the timer to `minutes`, give the room five more with `more`, or `stop` it."""
    key = sent_key(request.POST)
    if "stop" in request.POST:
        activity, say = timer.stop_timer(actor=visit.actor, key=key), _("The timer is stopped.")
    elif "more" in request.POST:
        activity = timer.add_minutes(actor=visit.actor, minutes=MORE_MINUTES, key=key)
        say = _("The room has five more minutes.")
    else:
        minutes = sent_number(request.POST, "minutes")
        activity = timer.set_timer(actor=visit.actor, minutes=minutes, key=key)
        say = _("The timer is running. Everybody sees it.")
    url = reverse("desk", args=[visit.workshop.shown_code])
    return pages.done(request, visit, activity, url=url, channel="desk", say=say)
