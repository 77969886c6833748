"""What the big screen shows, chosen from the desk."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from places.desk.actions import scenes
from places.enums import Scene, Verb
from places.form_fields import sent_key
from places.people.visit import Visit, member
from places.texts import clean
from places.web import pages


@require_POST
@member(Verb.RUN_ROOM)
def show_scene(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Let the big screen show the mural, or what belongs to the stage."""
    scene = clean(request.POST.get("scene", ""))
    activity = scenes.show_scene(actor=visit.actor, scene=scene, key=sent_key(request.POST))
    say = (
        _("The big screen shows the mural now.")
        if scene == Scene.MURAL
        else _("The big screen shows what the room does now.")
    )
    url = reverse("desk", args=[visit.workshop.shown_code])
    return pages.done(request, visit, activity, url=url, channel="desk", say=say)
