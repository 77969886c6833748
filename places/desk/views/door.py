"""The door: whether newcomers may come in, and the code by which they do."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from places.desk.actions import workshops as acts
from places.desk.views.desk import done
from places.enums import Verb
from places.form_fields import sent_key
from places.people.visit import Visit, member


@require_POST
@member(Verb.RUN_ROOM)
def move_door(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Open or close joining."""
    is_open = request.POST.get("open") == "yes"
    activity = acts.move_door(actor=visit.actor, is_open=is_open, key=sent_key(request.POST))
    closed = _("The door is closed. Those who have joined can still come in.")
    say = _("The door is open.") if is_open else closed
    return done(request, visit, activity, say)


@require_POST
@member(Verb.RUN_ROOM)
def change_code(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Give the workshop another code; printed posters stop working."""
    activity = acts.change_code(actor=visit.actor, key=sent_key(request.POST))
    return done(request, visit, activity, _("The workshop has a new code. Please print a new poster."))
