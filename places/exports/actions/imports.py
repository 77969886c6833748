"""Card sorts brought in from another tool."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from places.boards.models import Board, Cluster, Placement
from places.cards import NUMBER_DIGITS, Step
from places.codes import new_token
from places.database import clock
from places.database.writing import written
from places.desk.actions.tables import make_tables
from places.desk.actions.workshops import locked_leader, opened_before
from places.enums import Kind, PhotoAudience, PhotoState, Role, Stage
from places.people.models import Group, Participant
from places.people.queries.return_codes import digest
from places.photos.actions.starter_themes import starter_themes
from places.photos.models import Photo, Theme
from places.rules import Actor
from places.texts import key_of, require_text
from places.workshops.models.activity import Activity
from places.workshops.models.leader import Leader
from places.workshops.models.place import Place
from places.workshops.models.workshop import Workshop

BATCH = 500
MOST_NUMBER, MOST_DIGITS = 300, 18


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

    Cards and tables come in the order of their numbers, or without numbers as they first appear; both keep
    theirs. A card in two piles of one table is a copy. Raises `Unclear` for a name that is empty or too long,
    `Missing` for a leader who no longer exists.
    """
    leader = locked_leader(leader_id)
    if first := opened_before(leader, key):
        return first
    workshop = _open(leader, require_text(name, "name", empty=_("Write the name of the place.")), language)
    boards = _tables(workshop, _in_order(row.table for row in rows))
    photos = _cards(workshop, rows)
    actor = Actor(workshop.pk, Role.LEADER, leader_id=leader.pk)
    opened = Activity.record(
        actor, Kind.WORKSHOP_OPENED, key=key, place=workshop.place_id, cards=len(photos), tables=len(boards)
    )
    for board_id, steps in _place_cards(boards, photos, _piles(boards, rows), rows).items():
        Activity.record(actor, Kind.SORTS_IMPORTED, board=board_id, cards=steps)
    return opened


def _open(leader: Leader, name: str, language: str) -> Workshop:
    place = Place.objects.create(name=name, ness=f"{name[:75]}-ness")
    place.leaders.add(leader)
    workshop = Workshop.objects.create(place=place, language=language, stage=Stage.COMBINE)
    Theme.objects.bulk_create(starter_themes(workshop.pk))
    return workshop


def _placeholder(workshop: Workshop) -> Participant:
    """Create the participant who owns all imported cards and belongs to no table."""
    with translation.override(workshop.language):
        first_name = _("From a file")
    return Participant.objects.create(
        workshop=workshop,
        first_name=first_name,
        name_key=key_of(first_name),
        language=workshop.language,
        return_digest=digest(workshop.pk, new_token()),
    )


def _in_order(ids: Iterable[str]) -> list[str]:
    """Return the distinct ids: by number where all are numbers, else in order of appearance."""
    once = list(dict.fromkeys(ids))
    return sorted(once, key=int) if all(map(_is_number, once)) else once


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) <= MOST_DIGITS


def _tables(workshop: Workshop, ids: Sequence[str]) -> dict[str, Board]:
    """Make a table with an empty board for each of the other tool's tables, and the shared board."""
    numbers = [int(one) if _is_number(one) else 0 for one in ids]
    if len(set(numbers)) < len(ids) or not 0 < min(numbers) <= max(numbers) <= MOST_NUMBER:
        numbers = list(range(1, len(ids) + 1))
    make_tables(workshop, numbers)
    groups = Group.objects.filter(workshop=workshop)
    Board.objects.bulk_create(Board(workshop=workshop, group=group) for group in [*groups, None])
    boards = Board.objects.filter(workshop=workshop, group__isnull=False).in_bulk(field_name="group_id")
    at = {group.number: boards[group.pk] for group in groups}
    return {one: at[number] for one, number in zip(ids, numbers, strict=True)}


def _cards(workshop: Workshop, rows: Sequence[SortRow]) -> dict[str, Photo]:
    """Create all cards as brought photos of one placeholder participant."""
    owner = _placeholder(workshop)
    labels = {row.card: row.label for row in reversed(rows)}
    order = _in_order(row.card for row in rows)
    now = clock.now()
    made = [
        Photo(
            workshop=workshop,
            participant=owner,
            state=PhotoState.BROUGHT,
            essence=labels[card],
            audience=PhotoAudience.REPORT,  # imported from a file, so it may be exported to one
            upload_key=_key_of(card),
            brought_at=now,
        )
        for card in order
    ]
    Photo.objects.bulk_create(made, batch_size=BATCH)
    kept = {photo.upload_key: photo for photo in Photo.objects.filter(workshop=workshop)}
    return {card: kept[_key_of(card)] for card in order}


def _key_of(card: str) -> str:
    """Return the key of an imported card, the same wherever its file is read: a number that we wrote stays the card's
    own (`own_number`), any other id gets one.
    """
    is_ours = _is_number(card) and card == str(int(card)) and int(card) < 16**NUMBER_DIGITS
    return f"{int(card):032x}" if is_ours else hashlib.sha256(card.encode()).hexdigest()[:32]


def _piles(boards: Mapping[str, Board], rows: Sequence[SortRow]) -> dict[tuple[str, str], Cluster]:
    """Each table's piles, in the order in which they first appear."""
    names = {(row.table, row.pile): row.pile_name for row in reversed(rows)}
    order = dict.fromkeys((row.table, row.pile) for row in rows)
    piles = sorted(order, key=lambda pile: boards[pile[0]].pk)
    orders: Counter[str] = Counter()
    made = []
    for table, pile in piles:
        orders[table] += 1
        made.append(Cluster(board=boards[table], name=names[table, pile], order=orders[table]))
    Cluster.objects.bulk_create(made, batch_size=BATCH)
    kept = Cluster.objects.filter(board__in=boards.values()).order_by("board", "order")
    return dict(zip(piles, kept, strict=True))


def _place_cards(
    boards: Mapping[str, Board],
    photos: Mapping[str, Photo],
    piles: Mapping[tuple[str, str], Cluster],
    rows: Sequence[SortRow],
) -> dict[int, list[list[Any]]]:
    """Place every card in its pile; return the steps for the log, by board id."""
    copies: Counter[tuple[str, str]] = Counter()
    placements = []
    steps: dict[int, list[list[Any]]] = {board.pk: [] for board in boards.values()}
    for n, row in enumerate(rows):
        copy = copies[row.table, row.card]
        copies[row.table, row.card] += 1
        where = {"board_id": boards[row.table].pk, "cluster_id": piles[row.table, row.pile].pk}
        one = Placement(**where, photo_id=photos[row.card].pk, copy=copy, order=float(n))
        placements.append(one)
        steps[one.board_id].append(Step(one.card, None, one.place).line())
    Placement.objects.bulk_create(placements, batch_size=BATCH)
    return steps
