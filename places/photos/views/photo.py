"""One photo in full, and what people do to it there."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from places.enums import PhotoState, Reporter, Verb
from places.errors import Missing, Refusal
from places.form_fields import sent_key
from places.people.visit import Visit, member
from places.photos.actions import bringing, themes, visibility
from places.photos.forms import ThemeForm
from places.photos.queries import echoes, photos, wall
from places.photos.queries.photos import FullPhoto
from places.rules import RUNNERS
from places.web import pages


@require_safe
@member()
def show(request: HttpRequest, visit: Visit, photo: int) -> HttpResponse:
    """Show one photo with all its words; its neighbours on the wall are a key or a swipe away.

    Who looks at another person's hidden photo is named in the audit log, with scripts or without.
    """
    found = _seen(visit, photo)
    if (found.is_hidden or found.is_looked_at) and found.participant_id != visit.actor.participant_id:
        key = visibility.look_key(visit.actor, photo)
        visibility.look_at_hidden(actor=visit.actor, photo_id=photo, key=key)
    return _page(request, visit, found, ThemeForm())


@require_POST
@member()
def opened(request: HttpRequest, visit: Visit, photo: int) -> HttpResponse:
    """Record that a person other than its owner has opened the photo; the page's script sends this."""
    bringing.open_photo(actor=visit.actor, photo_id=_seen(visit, photo).id)
    return HttpResponse(status=204)


@require_POST
@member(Verb.ADD_THEME)
def add_theme(request: HttpRequest, visit: Visit, photo: int) -> HttpResponse:
    """Put a word on the photo. Without scripts a refused word is shown again with its sentence."""
    found = _seen(visit, photo)
    key = sent_key(request.POST)
    try:
        word = request.POST.get("word", "")
        activity = themes.add(actor=visit.actor, photo_id=photo, word=word, key=key)
    except Refusal as refusal:
        if pages.wants_json(request) or isinstance(refusal, Missing):
            raise
        form = ThemeForm(request.POST)
        form.errors.clear()
        form.add_error("word", str(refusal.sentence))
        return _page(request, visit, found, form, status=refusal.status)
    return pages.done(request, visit, activity, url=_url(visit, photo), channel="wall", say=_("Added."))


@require_POST
@member(Verb.SEE_WALL)
def remove_theme(request: HttpRequest, visit: Visit, photo: int, theme: int) -> HttpResponse:
    """Take a word off the photo."""
    key = sent_key(request.POST)
    activity = themes.remove(actor=visit.actor, photo_id=photo, theme_id=theme, key=key)
    return pages.done(request, visit, activity, url=_url(visit, photo), go=True)


@require_POST
@member(Verb.RUN_ROOM)
def hide(request: HttpRequest, visit: Visit, photo: int) -> HttpResponse:
    """Take the photo off the wall until it is shown again."""
    key = sent_key(request.POST)
    activity = visibility.hide(actor=visit.actor, photo_id=photo, key=key)
    return pages.done(request, visit, activity, url=_after(visit, photo), go=True)


@require_POST
@member(Verb.RUN_ROOM)
def unhide(request: HttpRequest, visit: Visit, photo: int) -> HttpResponse:
    """Put a hidden photo back on the wall."""
    key = sent_key(request.POST)
    activity = visibility.show(actor=visit.actor, photo_id=photo, key=key)
    from_queue = "queue" in request.POST
    url = reverse("check-pictures", args=[visit.workshop.shown_code]) if from_queue else _after(visit, photo)
    return pages.done(request, visit, activity, url=url, go=True)


@require_POST
@member(Verb.WITHDRAW)
def withdraw(request: HttpRequest, visit: Visit, photo: int) -> HttpResponse:
    """Take one's own photo back for good."""
    key = sent_key(request.POST)
    activity = visibility.withdraw(actor=visit.actor, photo_id=photo, key=key)
    said = _("It is gone: the picture and its words have been erased.")
    home = reverse("bring", args=[visit.workshop.shown_code])
    return pages.done(request, visit, activity, url=home, say=said, go=True)


def _seen(visit: Visit, photo_id: int) -> FullPhoto:
    found = photos.seen(visit.actor, visit.workshop, photo_id)
    if found is None or not found.is_brought:
        raise Missing
    return found


def _echoes(visit: Visit, photo: FullPhoto, *, is_own: bool) -> dict[str, Any]:
    """Return what the owner hears of others, or what another person has said themselves."""
    if is_own:
        return {"heard": echoes.heard(photo.id)}
    if photo.state == PhotoState.BROUGHT and visit.may(Verb.ECHO):
        return {"echo": echoes.own_echo(photo.id, visit.actor.me)}
    return {}


def _url(visit: Visit, photo_id: int) -> str:
    return reverse("photo", args=[visit.workshop.shown_code, photo_id])


def _after(visit: Visit, photo_id: int) -> str:
    """Return the photo's page where the wall is open, else the desk: before that only owners see photos."""
    if visit.may(Verb.SEE_WALL):
        return _url(visit, photo_id)
    return reverse("desk", args=[visit.workshop.shown_code])


def _page(
    request: HttpRequest, visit: Visit, photo: FullPhoto, form: ThemeForm, *, status: int = 200
) -> HttpResponse:
    wall_open = visit.may(Verb.SEE_WALL)
    newer, older = wall.neighbours(visit.workshop.id, photo.id) if wall_open else (None, None)
    is_own = photo.participant_id == visit.actor.participant_id
    runs = visit.actor.role in RUNNERS
    facts: dict[str, Any] = {
        "photo": photo,
        **_echoes(visit, photo, is_own=is_own),
        "form": form,
        "newer": newer,
        "older": older,
        "wall_open": wall_open,
        "is_own": is_own,
        "tells_opened": not is_own and not photo.is_opened and not photo.is_waiting,
        "runs": runs,
        "may_add": visit.may(Verb.ADD_THEME) and photo.state == PhotoState.BROUGHT,
        "reasons": () if is_own or photo.state != PhotoState.BROUGHT else Reporter.choices,
        "may_take": photo.themes if is_own or runs else (),
    }
    seen_by_all = "wall" if wall_open else "room"
    channel = f"photo-{photo.id}" if is_own and wall_open else seen_by_all
    return pages.page(
        request, visit, "places/photos/photo/page.html", channel=channel, status=status, **facts
    )
