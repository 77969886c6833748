"""Who sits where: moving one person, evening out the tables, putting two tables together, and undoing that."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from places.boards.actions.dealing import hand_over
from places.desk.queries.seating import evening, undoable
from places.enums import Kind, Stage, Verb
from places.errors import Missing, NotNow, Stale, Unclear
from places.people.models import Group, Participant, Tablet
from places.rules import Actor
from places.workshops.actions.action import LogEntry, action
from places.workshops.models.activity import Activity
from places.workshops.models.workshop import Workshop

Seats = Iterable[tuple[int, int | None, int | None]]  # person, table before, table after


@action(Verb.RUN_ROOM)
def move_person(
    workshop: Workshop, *, actor: Actor, participant_id: int, group_id: int, key: str = ""
) -> LogEntry:
    """Let a person sit at another table, with those at their table for whom they type.

    What they brought goes along; what they have sorted stays on the board of the table before. Raises `Missing` for
    a person or a table that is not in this room, `Unclear` for one who sits there already.
    """
    group = _open_table(workshop, group_id)
    person = Participant.objects.here().filter(workshop=workshop, pk=participant_id).first()
    if person is None:
        raise Missing
    if person.group_id == group.pk:
        raise Unclear(_("This person sits there already."), field="table")
    before = person.group_id
    helped = Participant.objects.here().filter(helper=person, helper_acts=True).order_by("pk")
    _seat(workshop, actor, [(each.pk, before, group.pk) for each in helped if each.group_id == before])
    Participant.objects.filter(pk=person.pk).update(group=group)
    return LogEntry(Kind.PERSON_CHANGED, person=person.pk, before=before, group=group.pk, moved=True)


@action(Verb.RUN_ROOM)
def even_out(workshop: Workshop, *, actor: Actor, stamp: str, key: str = "") -> LogEntry:
    """Let the people sit as `evening` says. `stamp` is what the page that shows it has been told.

    Raises `Stale` when other people would move by now, `NotNow` from the weighing on.
    """
    _require_tables(workshop)
    found = evening(workshop.pk)
    if found.stamp != stamp or not found.changes:
        raise Stale(_("Somebody came, went or changed tables just now. Look again, and try once more."))
    seats = [
        (change.person, change.before.id if change.before else None, change.after.id)
        for change in found.changes
    ]
    _seat(workshop, actor, seats)
    return LogEntry(Kind.TABLES_EVENED, seats=seats)


@action(Verb.RUN_ROOM)
def join_tables(workshop: Workshop, *, actor: Actor, group_id: int, into_id: int, key: str = "") -> LogEntry:
    """Put a table together with another one, on whose board they sort from then on.

    The people and the devices of the first go along, and the pictures dealt to it that it has not placed. Its board
    stays as it is, and counts when boards are combined. Raises `Missing` for tables that are not in this room,
    `Unclear` for one with itself, `NotNow` from the weighing on.
    """
    _require_tables(workshop)
    closing, kept = _open_table(workshop, group_id), _open_table(workshop, into_id)
    if closing == kept:
        raise Unclear(_("Choose another table."), field="into")
    people = Participant.objects.filter(workshop=workshop, group=closing).order_by("pk")
    seats = [(pk, closing.pk, kept.pk) for pk in people.values_list("pk", flat=True)]
    tablets = list(Tablet.objects.filter(group=closing).order_by("pk").values_list("pk", flat=True))
    _seat(workshop, actor, seats)
    Tablet.objects.filter(pk__in=tablets).update(group=kept)
    Group.objects.filter(pk=closing.pk).update(closed=True)
    hand_over(workshop, closing, kept)
    return LogEntry(Kind.TABLES_JOINED, before=closing.pk, group=kept.pk, seats=seats, tablets=tablets)


@action(Verb.RUN_ROOM)
def undo_seating(workshop: Workshop, *, actor: Actor, revision: int, key: str = "") -> LogEntry:
    """Undo the newest act that evened out tables or put two together, where people still sit as it seated them.

    Raises `NotNow` when it can no longer be undone, or something else was done since.
    """
    _require_tables(workshop)
    found = undoable(workshop.pk)
    if found is None or found.revision != revision:
        raise NotNow(_("This can no longer be undone. Move people one by one."))
    data = Activity.objects.get(workshop=workshop, revision=revision).data
    if "before" in data:
        Group.objects.filter(workshop=workshop, pk=data["before"]).update(closed=False)
        Tablet.objects.filter(pk__in=data["tablets"], group=data["group"]).update(group=data["before"])
    still = dict(Participant.objects.filter(workshop=workshop).values_list("pk", "group"))
    back = [(person, now, was) for person, was, now in data["seats"] if still.get(person) == now]
    open_tables = set(Group.objects.open().filter(workshop=workshop).values_list("pk", flat=True))
    _seat(workshop, actor, [each for each in back if each[2] is None or each[2] in open_tables])
    return LogEntry(Kind.SEATING_UNDONE, undoes=revision)


@action(Verb.RUN_ROOM)
def seat(
    workshop: Workshop, *, actor: Actor, participant_id: int, before: int | None, group_id: int | None
) -> LogEntry:
    """Seat one of several people who change tables together; their line in the log lets their open pages follow."""
    Participant.objects.filter(workshop=workshop, pk=participant_id).update(group=group_id)
    return LogEntry(Kind.PERSON_CHANGED, person=participant_id, before=before, group=group_id)


def _require_tables(workshop: Workshop) -> None:
    if Stage(workshop.stage).reached(Stage.WEIGH):
        raise NotNow(_("The room is past its work at tables. People can still be moved one by one."))


def _open_table(workshop: Workshop, group_id: int) -> Group:
    found = Group.objects.open().filter(workshop=workshop, pk=group_id).first()
    if found is None:
        raise Missing
    return found


def _seat(workshop: Workshop, actor: Actor, seats: Seats) -> None:
    """Seat people, each with a line in the log, so that their open pages and the desk follow."""
    here = set(Participant.objects.here().filter(workshop=workshop).values_list("pk", flat=True))
    for person, before, after in seats:
        if person in here:
            seat(actor=actor, participant_id=person, before=before, group_id=after)
        else:
            Participant.objects.filter(workshop=workshop, pk=person).update(group=after)
