"""Looking at new pictures before the room sees them: whether they wait, and what is decided on each."""

from django.utils.translation import gettext as _

from places.enums import Kind, PhotoState, Verb
from places.errors import Missing, Refusal, Stale
from places.people.queries.people import first_name
from places.photos.actions.own_cards import save_card
from places.photos.models import Photo
from places.rules import Actor
from places.workshops.actions.action import LogEntry, action
from places.workshops.models.activity import Activity
from places.workshops.models.workshop import Workshop

_DECIDED = (Kind.PHOTO_SHOWN, Kind.PHOTO_KEPT_BACK)


@action(Verb.CHECK_PICTURES)
def set_waiting(workshop: Workshop, *, actor: Actor, on: bool, key: str = "") -> LogEntry:
    """Let new pictures wait until somebody who runs the room has looked, or let the room see them at once.

    Those that wait go on waiting: `show_all` shows them.
    """
    workshop.pictures_wait = on
    workshop.save(update_fields=["pictures_wait"])
    return LogEntry(Kind.WAITING_SET, on=on)


@action(Verb.CHECK_PICTURES)
def decide(
    workshop: Workshop, *, actor: Actor, photo_id: int, show: bool, rev: int | None = None, key: str = ""
) -> LogEntry:
    """Show a picture that waits to the room, or keep it back: then it is hidden, and can be shown later.

    Raises `Stale` when somebody else has decided, or its owner has taken it back or changed it since `rev`; `Missing`
    for a picture that never waited.
    """
    photo = Photo.objects.filter(workshop=workshop, pk=photo_id).first()
    if photo is None or photo.state == PhotoState.STARTED:
        raise Missing
    if photo.state != PhotoState.WAITING:
        raise Stale(_what_became_of(photo))
    if rev is not None and rev != photo.rev:
        raise Stale(_("They have just changed this picture. Please look again."))
    photo.state = PhotoState.BROUGHT if show else PhotoState.HIDDEN
    save_card(photo)
    themes = list(photo.themed_photos.values_list("tag_id", flat=True))
    kind = Kind.PHOTO_SHOWN if show else Kind.PHOTO_KEPT_BACK
    return LogEntry(kind, photo=photo.pk, themes=themes, first=True)


def show_all(*, actor: Actor) -> int:
    """Show all pictures that wait; return how many.

    Each is decided by itself: one that somebody else decides on meanwhile stays as they decided.
    """
    waiting = Photo.objects.filter(workshop_id=actor.workshop_id, state=PhotoState.WAITING)
    shown = 0
    for photo_id in list(waiting.order_by("brought_at", "pk").values_list("pk", flat=True)):
        try:
            decide(actor=actor, photo_id=photo_id, show=True)
        except Refusal:
            continue
        shown += 1
    return shown


def _what_became_of(photo: Photo) -> str:
    """Return the sentence for who was not the first: what was decided on a picture that no longer waits, by whom."""
    if photo.state == PhotoState.WITHDRAWN:
        return _("This picture has been taken back. Here is the next one.")
    lines = Activity.objects.filter(workshop_id=photo.workshop_id, kind__in=_DECIDED, data__photo=photo.pk)
    last = lines.order_by("revision").last()
    name = first_name(last.participant_id) if last else ""
    if photo.state == PhotoState.BROUGHT:
        said, by_nobody = _("%(name)s has shown this picture already."), _("This picture is shown already.")
    else:
        said = _("%(name)s has decided on this picture already: it is not shown now.")
        by_nobody = _("Somebody has decided on this picture already: it is not shown now.")
    return said % {"name": name} if name else by_nobody
