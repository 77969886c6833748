"""Card sorts from another tool: a new workshop whose tables have sorted words-only cards already."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from places.actions.starter_themes import starter_themes
from places.actions.tables import make_tables
from places.actions.workshops import good_question
from places.cards import Step
from places.codes import new_token
from places.enums import Audience, Kind, PhotoState, Role, Stage
from places.errors import Missing
from places.lane import written
from places.models import (
    Activity,
    Board,
    Cluster,
    Group,
    Leader,
    Participant,
    Photo,
    Place,
    Placement,
    Theme,
    Workshop,
)
from places.queries.return_codes import digest
from places.rules import Actor
from places.texts import key_of, require_text

BATCH = 500


@dataclass(frozen=True)
class SortRow:
    """One card in one pile of one table. Ids are the other tool's; labels and names are cleaned words."""

    card: str
    label: str
    pile: str
    pile_name: str
    table: str


@written
def import_sorts(
    *, leader_id: int, name: str, language: str, rows: Sequence[SortRow], key: str = ""
) -> Activity:
    """Open a place and a workshop at *combine*, with a words-only card for each card and a board for each table.

    Cards come in the order in which they first appear; a card in two piles of one table is a copy. Raises
    `Unclear` for a name that is empty or too long, `Missing` for a leader who is gone.
    """
    first = Activity.objects.filter(leader_id=leader_id, kind=Kind.WORKSHOP_OPENED, key=key).first()
    if key and first:
        return first
    leader = Leader.objects.filter(pk=leader_id, is_active=True).first()
    if leader is None:
        raise Missing
    workshop = _open(leader, require_text(name, "name", empty=_("Write the name of the place.")), language)
    tables = list(dict.fromkeys(row.table for row in rows))
    make_tables(workshop, 1, len(tables))
    groups = dict(zip(tables, Group.objects.filter(workshop=workshop).order_by("number"), strict=True))
    photos = _cards(workshop, rows)
    actor = Actor(workshop.pk, Role.LEADER, leader_id=leader.pk)
    opened = Activity.record(
        actor, Kind.WORKSHOP_OPENED, key=key, place=workshop.place_id, cards=len(photos), tables=len(groups)
    )
    for table, group in groups.items():
        board = _sort(workshop, group, photos, [row for row in rows if row.table == table])
        steps = [Step(one.card, None, one.place).line() for one in board.placements.all()]
        Activity.record(actor, Kind.SORTS_IMPORTED, board=board.pk, cards=steps)
    Board.objects.create(workshop=workshop, group=None)
    return opened


def _open(leader: Leader, name: str, language: str) -> Workshop:
    place = Place.objects.create(name=name, ness=f"{name[:75]}-ness")
    place.leaders.add(leader)
    workshop = Workshop.objects.create(
        place=place, question=good_question(name, language), language=language, stage=Stage.COMBINE
    )
    Theme.objects.bulk_create(starter_themes(workshop.pk, language))
    return workshop


def _stand_in(workshop: Workshop) -> Participant:
    """The owner of all cards, who belongs to no table: nobody here brought them."""
    with translation.override(workshop.language):
        first_name = _("From a file")
    return Participant.objects.create(
        workshop=workshop,
        first_name=first_name,
        name_key=key_of(first_name),
        language=workshop.language,
        return_digest=digest(workshop.pk, new_token()),
    )


def _cards(workshop: Workshop, rows: Iterable[SortRow]) -> dict[str, Photo]:
    """All cards as brought photos of one stand-in."""
    owner = _stand_in(workshop)
    labels = {row.card: row.label for row in reversed(list(rows))}
    order = list(dict.fromkeys(row.card for row in rows))
    now = timezone.now()
    made = [
        Photo(
            workshop=workshop,
            participant=owner,
            state=PhotoState.BROUGHT,
            essence=labels[card],
            audience=Audience.REPORT,  # nobody told it in this room: it came in a file, and may leave in one
            upload_key=f"{number:032x}",
            brought_at=now,
        )
        for number, card in enumerate(order)
    ]
    Photo.objects.bulk_create(made, batch_size=BATCH)
    kept = Photo.objects.filter(workshop=workshop).order_by("upload_key")
    return dict(zip(order, kept, strict=True))


def _sort(workshop: Workshop, group: Group, photos: dict[str, Photo], rows: Sequence[SortRow]) -> Board:
    board = Board.objects.create(workshop=workshop, group=group)
    names = {row.pile: row.pile_name for row in reversed(rows)}
    order = list(dict.fromkeys(row.pile for row in rows))
    made = [Cluster(board=board, name=names[pile], order=n) for n, pile in enumerate(order, start=1)]
    Cluster.objects.bulk_create(made, batch_size=BATCH)
    clusters = dict(zip(order, Cluster.objects.filter(board=board).order_by("order"), strict=True))
    copies: Counter[str] = Counter()
    lying = []
    for n, row in enumerate(rows):
        place = {"cluster": clusters[row.pile], "photo": photos[row.card], "copy": copies[row.card]}
        lying.append(Placement(board=board, order=n, **place))
        copies[row.card] += 1
    Placement.objects.bulk_create(lying, batch_size=BATCH)
    return board
