"""Who would move if the tables were evened out, what putting two tables together means, and what can be undone."""

import datetime
import hashlib
from collections.abc import Hashable
from dataclasses import dataclass

from django.db.models import Count, Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from places.boards.models import Board
from places.database import clock
from places.enums import Kind, Stage
from places.people.methods import even_seats
from places.people.models import Group, Participant
from places.people.queries.people import GroupFacts, group_facts
from places.workshops.models.activity import Activity
from places.workshops.queries.workshops import WorkshopFacts

UNDO = datetime.timedelta(minutes=30)
SEATING = (Kind.TABLES_EVENED, Kind.TABLES_JOINED, Kind.SEATING_UNDONE)


@dataclass(frozen=True)
class SeatChange:
    """One person who would move; `before` is None for somebody without a table."""

    person: int
    first_name: str
    before: GroupFacts | None
    after: GroupFacts


@dataclass(frozen=True)
class Evening:
    """What evening out the tables would do: `numbers` are the people at each table now, in order of the tables."""

    changes: tuple[SeatChange, ...]
    numbers: tuple[int, ...] = ()

    @property
    def stamp(self) -> str:
        """What a page sends along with its button: another one when other people would move by now."""
        told = [(change.person, change.after.id) for change in self.changes]
        return hashlib.sha256(repr(told).encode()).hexdigest()[:16]

    @property
    def sentence(self) -> str:
        """Return how many people sit at the tables, and how many would move, in the active language."""
        return ngettext(
            "The tables have %(numbers)s people. One person would move: who came last.",
            "The tables have %(numbers)s people. %(count)d people would move: those who came last.",
            len(self.changes),
        ) % {"numbers": " + ".join(map(str, self.numbers)), "count": len(self.changes)}


def evening(workshop_id: int) -> Evening:
    """Return who would move if the tables were evened out now. Two queries.

    Somebody without a phone and who types for them stay where they are.
    """
    groups = {group.pk: group_facts(group) for group in Group.objects.open().filter(workshop=workshop_id)}
    people = list(Participant.objects.here().filter(workshop=workshop_id).order_by("joined_at", "pk"))
    tables: dict[Hashable, list[Hashable]] = {pk: [] for pk in groups}
    unseated: list[Hashable] = []
    for person in people:
        (tables[person.group_id] if person.group_id in groups else unseated).append(person.pk)
    pairs = {pk for person in people if person.helper_id for pk in (person.pk, person.helper_id)}
    names = {person.pk: person.first_name for person in people}
    changes = tuple(
        SeatChange(
            person=int(str(seat.person)),
            first_name=names[int(str(seat.person))],
            before=groups.get(int(str(seat.before))) if seat.before else None,
            after=groups[int(str(seat.after))],
        )
        for seat in even_seats(tables, unseated, staying=pairs)
    )
    return Evening(changes, tuple(len(each) for each in tables.values()))


def what_follows(workshop_id: int, stage: Stage) -> str:
    """Return what a move to another table means for the boards at this stage; "" before there are any."""
    if not stage.reached(Stage.CLUSTER):
        return ""
    follows = [_("What people have sorted stays at their old table. From now on they sort with the new one.")]
    if Board.objects.filter(workshop=workshop_id, group__closed=False, sample__isnull=False).exists():
        follows.append(_("They get the pictures of the new table."))
    return " ".join(follows)


@dataclass(frozen=True)
class TableFacts:
    """One table with how many people sit there and how many piles its board has."""

    group: GroupFacts
    people: int
    piles: int

    @property
    def sentence(self) -> str:
        """Return what becomes of its people and piles when it is put together with another, in the active language."""
        if not self.piles:
            return _("Its people go along. It has made no piles, so nothing is lost.")
        stays = ngettext(
            "Its people go along. Its pile stays as it is: it can be read, and it counts when the boards are "
            "combined.",
            "Its people go along. Its %(count)d piles stay as they are: they can be read, and they count when the "
            "boards are combined.",
            self.piles,
        )
        return stays % {"count": self.piles}


def tables(workshop_id: int) -> list[TableFacts]:
    """Return the tables at which people can sit, in order of number. One query."""
    here = Count("participants", filter=Q(participants__taken_out_at=None), distinct=True)
    laid = Q(board__clusters__gone=False, board__clusters__placements__isnull=False)
    piles = Count("board__clusters", filter=laid, distinct=True)
    rows = Group.objects.open().filter(workshop=workshop_id).annotate(people=here, piles=piles)
    return [TableFacts(group_facts(row), row.people, row.piles) for row in rows]


@dataclass(frozen=True)
class Undoable:
    """The newest act that seated several people, as long as it can be undone: its revision, and what was done."""

    revision: int
    said: str


def undoable(workshop_id: int) -> Undoable | None:
    """Return what can be undone now: the newest act of its kind, for half an hour. One query."""
    lines = Activity.objects.filter(workshop=workshop_id, kind__in=SEATING).order_by("-revision")
    line = lines.first()
    if line is None or line.kind == Kind.SEATING_UNDONE or clock.now() - line.at > UNDO:
        return None
    said = (
        _("The tables were evened out.")
        if line.kind == Kind.TABLES_EVENED
        else _("Two tables were put together.")
    )
    return Undoable(line.revision, said)


@dataclass(frozen=True)
class Seating:
    """What the desk shows beside its tables: who would move, what follows from it, and what can be undone."""

    evening: Evening | None
    follows: str
    undoable: Undoable | None


def seating(workshop: WorkshopFacts) -> Seating:
    """Return it; from the weighing on tables are evened out no more. Four queries at most."""
    is_offered = not workshop.stage.reached(Stage.WEIGH)
    found = evening(workshop.id) if is_offered else None
    follows = what_follows(workshop.id, workshop.stage) if found and found.changes else ""
    return Seating(found if found and found.changes else None, follows, undoable(workshop.id))
