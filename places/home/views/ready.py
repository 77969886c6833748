"""“I'm done”: said on the phone of a person or on a table's device, and taken back there."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from places.form_fields import sent_key
from places.people.actions import ready
from places.people.visit import Visit, member
from places.texts import clean
from places.web import pages
from places.workshops.queries.stages import stage_place


@require_POST
@member()
def say_ready(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Note that who asks is done with the posted `stage`, or with `ready=no` that they are not after all."""
    is_ready = request.POST.get("ready") != "no"
    stage = clean(request.POST.get("stage", ""))
    activity = ready.say_ready(actor=visit.actor, ready=is_ready, stage=stage, key=sent_key(request.POST))
    code = visit.workshop.shown_code
    place = stage_place(visit.workshop, visit.actor.role, joined=visit.person is not None)
    facts = {
        "code": code,
        "stage": visit.workshop.stage,
        "is_ready": is_ready,
        "by_table": visit.person is None,
    }
    put = pages.own_put(request, "components/ready.html", facts, target="", element_id="room-ready")
    say = _("Noted: you are done.") if is_ready else _("Noted: you are not done yet.")
    url = reverse(place, args=[code])
    return pages.done(request, visit, activity, url=url, say=say, own=[put])
