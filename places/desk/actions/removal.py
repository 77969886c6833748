"""Taking a person out of the room, and letting them back in."""

from django.utils.translation import gettext as _

from places.boards.models import Board
from places.consensus.models import NameVote
from places.database import clock
from places.enums import Kind, Phase, PhotoState, Verb
from places.errors import Missing, Unclear
from places.people.models import Participant
from places.photos.actions import visibility
from places.photos.models import Photo
from places.rounds.models import MissingNote, Reaction, Round, Score
from places.rules import Actor
from places.vision.models import Presence
from places.workshops.actions.action import LogEntry, action
from places.workshops.models.activity import Activity
from places.workshops.models.workshop import Workshop


@action(Verb.TAKE_OUT)
def take_out(
    workshop: Workshop, *, actor: Actor, participant_id: int, hide_pictures: bool, key: str = ""
) -> LogEntry:
    """Take a person out: their sessions and return code end, and so do their roles as host and in the theme team.

    Their dots and stances are not counted, unless the room has seen a result: the difference would show their choice.
    Their answers in rounds that are not shown yet are deleted. Their pictures stay, or are hidden.
    For leaders. Raises `Missing` for a person who is not in this room, `Unclear` for the leader's own participant.
    """
    person = Participant.objects.here().filter(workshop=workshop, pk=participant_id).first()
    if person is None:
        raise Missing
    if person.pk == actor.participant_id:
        raise Unclear(_("This is you. To stop taking part, leave on your own page."))
    void = not person.votes_void and not _has_seen_a_result(workshop)
    person.taken_out_at = clock.now()
    person.is_host = person.in_team = False
    person.votes_void = person.votes_void or void
    person.save(update_fields=["taken_out_at", "is_host", "in_team", "votes_void"])
    _forget_open_answers(workshop, person)
    hidden = _turn_pictures(actor, person, PhotoState.BROUGHT) if hide_pictures else []
    facts = {"person": person.pk, "group": person.group_id, "hidden": hidden, "void": void}
    return LogEntry(Kind.PERSON_TAKEN_OUT, **facts)


@action(Verb.TAKE_OUT)
def let_back(workshop: Workshop, *, actor: Actor, participant_id: int, key: str = "") -> LogEntry:
    """Undo `take_out`: the person's sessions and return code are valid again, and pictures that it hid are shown.

    Their votes are counted again unless the room has seen a result meanwhile. Deleted answers are not restored.
    Raises `Missing` for a person who has not been taken out, and for one who was erased.
    """
    gone = Participant.objects.filter(workshop=workshop, pk=participant_id, taken_out_at__isnull=False)
    person = gone.filter(erased_at=None).first()
    if person is None:
        raise Missing
    lines = Activity.objects.filter(workshop=workshop, kind=Kind.PERSON_TAKEN_OUT, data__person=person.pk)
    done = lines.order_by("revision").last()
    facts = done.data if done else {}
    person.taken_out_at = None
    if facts.get("void") and not _has_seen_a_result(workshop):
        person.votes_void = False
    person.save(update_fields=["taken_out_at", "votes_void"])
    _turn_pictures(actor, person, PhotoState.HIDDEN, only=facts.get("hidden", ()))
    return LogEntry(Kind.PERSON_LET_BACK, person=person.pk, group=person.group_id)


def _has_seen_a_result(workshop: Workshop) -> bool:
    return Activity.objects.filter(workshop=workshop, kind=Kind.VOTES_REVEALED).exists()


def _forget_open_answers(workshop: Workshop, person: Participant) -> None:
    """Delete what the person gave where the room has not seen the sum yet, and their place in sentences."""
    unseen = Round.objects.filter(workshop=workshop).exclude(phase=Phase.SHOWN)
    Reaction.objects.filter(participant=person, round__in=unseen).delete()
    MissingNote.objects.filter(participant=person, round__in=unseen).delete()
    if unseen.filter(kind="headlines").exists():
        Score.objects.filter(participant=person).delete()
    shared = Board.objects.filter(workshop=workshop, group=None).first()
    if shared and not shared.proposal.get("names_shown"):
        NameVote.objects.filter(participant=person).delete()
    Presence.objects.filter(participant=person).delete()


def _turn_pictures(
    actor: Actor, person: Participant, state: PhotoState, only: "list[int] | tuple[int, ...] | None" = None
) -> list[int]:
    """Hide the person's pictures that are brought, or show those that are hidden (of `only`); return their ids."""
    photos = Photo.objects.filter(participant=person, state=state)
    if only is not None:
        photos = photos.filter(pk__in=only)
    found = list(photos.values_list("pk", flat=True))
    act = visibility.hide if state == PhotoState.BROUGHT else visibility.show
    for photo_id in found:
        act(actor=actor, photo_id=photo_id)
    return found
