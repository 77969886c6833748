"""Those who wait outside, let in by those who run the room."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from places.enums import Verb
from places.form_fields import sent_key
from places.people.actions import waiting as acts
from places.people.visit import Visit, member
from places.web import pages


@require_POST
@member(Verb.RUN_ROOM)
def let_in(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Let those in who wait outside now; the door stays closed for others."""
    activity = acts.let_in(actor=visit.actor, key=sent_key(request.POST))
    url = reverse("desk", args=[visit.workshop.shown_code])
    return pages.done(request, visit, activity, url=url, channel="desk", say=_("They are coming in now."))
