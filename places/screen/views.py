"""The big screen for a projector, as scenes without names; and the remote of those who run the room."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from places.database import clock
from places.enums import Verb
from places.errors import Missing, NotYours
from places.form_fields import sent_key
from places.people.queries.ready import how_many_ready
from places.people.visit import Visit, member
from places.screen import actions
from places.screen.queries.one_thing import all_things, one_thing, verb_for
from places.screen.queries.pulse import PULSE_SCENES, offers_pulse
from places.screen.queries.scenes import on_screen, scene_of
from places.screen.queries.slides import SceneView
from places.texts import clean
from places.web import pages
from places.workshops.queries.scenes import SlidePosition, screen_settings

BACK, FORWARD, HOLD, GO_ON = "back", "forward", "hold", "go-on"


@require_safe
def screen(request: HttpRequest, code: str) -> HttpResponse:
    """Show the scene of the present stage, in the workshop's own language.

    People without the right get an empty page with the status of the refusal, because a whole room sees it. It loads
    itself again.
    """
    try:
        return _scene(request, code=code)
    except (Missing, NotYours) as refusal:
        return render(request, "places/screen/resting.html", status=refusal.status)


@member(Verb.SEE_DESK)
def _scene(request: HttpRequest, visit: Visit) -> HttpResponse:
    workshop = visit.workshop
    with translation.override(workshop.language):
        found = on_screen(workshop, visit.actor)
        return pages.page(
            request,
            visit,
            "places/screen/page.html",
            channel="screen",
            scene=found.scene,
            position=found.position,
            now=clock.now(),
            ready=how_many_ready(workshop),
            shown=_place(found.scene, found.position),
            address=settings.PUBLIC_URL.partition("://")[2],
        )


@require_safe
@member(Verb.RUN_ROOM)
def remote(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Show all slides of the present scene and all else that the room may see, each with a button that shows it on the
    big screen; the pulse; and its settings.
    """
    workshop, found = visit.workshop, on_screen(visit.workshop, visit.actor)
    scene = scene_of(workshop, visit.actor) if found.is_alone else found.scene
    here = {key for slide in scene.slides for key in slide.keys}
    return pages.page(
        request,
        visit,
        "places/screen/remote.html",
        channel="desk",
        scene=scene,
        position=found.position,
        is_alone=found.is_alone,
        shown=None if found.is_alone else _place(scene, found.position),
        others=all_things(workshop, visit.actor, but=here),
        offers_pulse=offers_pulse(workshop),
        shows_pulse=scene.name in PULSE_SCENES,
        chosen=screen_settings(workshop.id),
    )


@require_POST
@member(Verb.RUN_ROOM)
def turn(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Turn the slides as `move` says (back, forward, hold, go-on), or show what `slide` names, and hold it.

    What is not among the slides of the scene is shown by itself; turning on goes back to them.
    """
    found = on_screen(visit.workshop, visit.actor)
    scene = scene_of(visit.workshop, visit.actor) if found.is_alone else found.scene
    here = _place(scene, found.position)
    wanted, move = clean(request.POST.get("slide", "")), request.POST.get("move", "")
    if wanted:
        named = [number for number, slide in enumerate(scene.slides) if wanted in slide.keys]
        if not named:
            return _show_alone(request, visit, wanted, here)
        here, held = named[0], True
    else:
        here += {BACK: -1, FORWARD: 1}.get(move, 0)
        held = {HOLD: True, GO_ON: False}.get(move, found.position.held and not found.is_alone)
    index = here % len(scene.slides) if scene.slides else 0
    key = scene.slides[index].key if scene.slides else ""
    activity = actions.turn(actor=visit.actor, slide=key, index=index, held=held, key=sent_key(request.POST))
    say = _stays() if held else _("The big screen turns by itself.")
    return pages.done(request, visit, activity, url=_from(request, visit), channel="desk", say=say)


def _show_alone(request: HttpRequest, visit: Visit, name: str, index: int) -> HttpResponse:
    """Raises `Missing` where it is hidden, withdrawn or gone."""
    verb, key = verb_for(name), sent_key(request.POST)
    if verb and visit.may(verb) and one_thing(visit.workshop, visit.actor, name) is None:
        raise Missing
    activity = actions.show_alone(actor=visit.actor, name=name, index=index, key=key)
    return pages.done(request, visit, activity, url=_from(request, visit), channel="desk", say=_stays())


def _stays() -> str:
    return _("The big screen stays on this.")


@require_POST
@member(Verb.RUN_ROOM)
def set_screen(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Set whether first names come in on the big screen, and whether those least heard are shown first."""
    activity = actions.set_screen(
        actor=visit.actor,
        names="names" in request.POST,
        least_heard="least_heard" in request.POST,
        key=sent_key(request.POST),
    )
    url = reverse("screen-remote", args=[visit.workshop.shown_code])
    return pages.done(request, visit, activity, url=url, channel="desk", say=_("Saved."))


def _place(scene: SceneView, position: SlidePosition) -> int:
    return position.place([slide.keys for slide in scene.slides], scene.every, clock.now())


def _from(request: HttpRequest, visit: Visit) -> str:
    """Return the page on which the button is."""
    name = "screen-remote" if "remote" in request.POST else "desk"
    return reverse(name, args=[visit.workshop.shown_code])
