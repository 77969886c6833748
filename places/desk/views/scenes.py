"""What the big screen shows, chosen from the desk."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from places.desk.actions import scenes
from places.enums import Scene, Verb
from places.form_fields import sent_key
from places.people.visit import Visit, member
from places.texts import clean
from places.web import pages

SAID = {
    Scene.STAGE: gettext_lazy("The big screen shows what the room does now."),
    Scene.MURAL: gettext_lazy("The big screen shows the mural now."),
    Scene.PULSE: gettext_lazy("The big screen shows the pulse now."),
}


@require_POST
@member(Verb.RUN_ROOM)
def show_scene(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Let the big screen show the mural, the pulse, or what belongs to the stage."""
    scene = clean(request.POST.get("scene", ""))
    activity = scenes.show_scene(actor=visit.actor, scene=scene, key=sent_key(request.POST))
    page = "screen-remote" if "remote" in request.POST else "desk"
    url = reverse(page, args=[visit.workshop.shown_code])
    return pages.done(request, visit, activity, url=url, channel="desk", say=str(SAID[Scene(scene)]))
