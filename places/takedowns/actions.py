"""Reporting a picture from outside the room, and what those who run the room decide when they have looked."""

from dataclasses import dataclass

from places.database import clock
from places.enums import Decision, Kind, PhotoState, Reporter, Verb
from places.errors import Missing
from places.photos.actions import visibility
from places.photos.models import Photo
from places.rules import Actor, require
from places.takedowns.models import Report
from places.texts import require_text
from places.workshops.actions.action import LogEntry, action
from places.workshops.models.workshop import Workshop

IN_SIGHT = (PhotoState.WAITING, PhotoState.BROUGHT, PhotoState.HIDDEN)  # of their owner, at least


@dataclass(frozen=True)
class Reported:
    """What somebody sent: who is in the picture, a sentence, and how to reach them (or not).

    `inside`: somebody in the room sent it, who is kept nowhere; "something else" then leaves the picture where it is.
    """

    says: Reporter
    words: str = ""
    reach: str = ""
    inside: bool = False

    @property
    def puts_aside(self) -> bool:
        """Whether the picture goes out of sight at once."""
        return not self.inside or self.says != Reporter.OTHER


@action(Verb.REPORT)
def report(workshop: Workshop, *, actor: Actor, photo_id: int, said: Reported, key: str = "") -> LogEntry:
    """Keep a report; where it `puts_aside`, its photo is out of sight until those who run the room have looked.

    A photo at which they have looked already stays as they decided. Raises `Missing` for one that was not brought or
    was taken back, `Unclear` for too long a text.
    """
    photo = Photo.objects.filter(workshop=workshop, pk=photo_id, state__in=PhotoState.of_the_room()).first()
    if photo is None:
        raise Missing
    hides = said.puts_aside and photo.state in IN_SIGHT and not _looked_at(photo)
    made = Report.objects.create(
        workshop=workshop,
        photo=photo,
        says=Reporter(said.says),
        words=require_text(said.words, "words", lines=True),
        reach=require_text(said.reach, "reach"),
        hid_from=photo.state if hides else "",
    )
    if hides:
        visibility.put_out_of_sight(actor=actor, photo_id=photo.pk)
    return LogEntry(Kind.PHOTO_REPORTED, photo=photo.pk, report=made.pk, hidden=hides)


def _may_decide(workshop: Workshop, *, actor: Actor, decision: Decision, **_named: object) -> Workshop:
    """Return the workshop when `actor` may decide so: those who run the room; only leaders may erase."""
    require(actor, Verb.ERASE if decision == Decision.ERASE else Verb.SETTLE_REPORT, workshop.stage)
    return workshop


@action(_may_decide)
def settle(workshop: Workshop, *, actor: Actor, photo_id: int, decision: Decision, key: str = "") -> LogEntry:
    """Decide on a photo and all its open reports: show it again, keep it locked, or erase it for good.

    A photo that nobody reported can be locked or erased, too. Raises `Missing` for one that is no longer there.
    """
    photo = Photo.objects.filter(workshop=workshop, pk=photo_id, state__in=PhotoState.of_the_room()).first()
    if photo is None:
        raise Missing
    _carry_out(actor, photo, decision)
    open_ones = Report.objects.open().filter(photo=photo)
    decided = open_ones.update(decision=decision, decided_at=clock.now())
    return LogEntry(Kind.REPORT_SETTLED, photo=photo.pk, decision=decision.value, reports=decided)


def show_all(*, actor: Actor) -> int:
    """Show all pictures again that wait for somebody to look; return how many. For a room that is reported at random.

    Each is decided by itself, so one that somebody else decides on meanwhile stays as they decided.
    """
    waiting = Photo.objects.filter(workshop_id=actor.workshop_id, state=PhotoState.REPORTED).order_by("pk")
    numbers = list(waiting.values_list("pk", flat=True))
    for photo_id in numbers:
        settle(actor=actor, photo_id=photo_id, decision=Decision.SHOW)
    return len(numbers)


def _looked_at(photo: Photo) -> bool:
    return Report.objects.filter(photo=photo).exclude(decision="").exists()


def _carry_out(actor: Actor, photo: Photo, decision: Decision) -> None:
    if decision == Decision.ERASE:
        visibility.erase(actor=actor, photo_id=photo.pk)
    elif decision == Decision.SEAL:
        visibility.lock(actor=actor, photo_id=photo.pk)
    elif photo.state not in IN_SIGHT:
        visibility.unlock(actor=actor, photo_id=photo.pk, state=_before(photo))


def _before(photo: Photo) -> PhotoState:
    """Return the state in which the photo was before it was reported."""
    hid = Report.objects.filter(photo=photo).exclude(hid_from="").last()
    return PhotoState(hid.hid_from) if hid else PhotoState.BROUGHT
