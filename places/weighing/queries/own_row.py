"""One lens of a ballot, after an act of the person who filled it in: they are the only one who sees it."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from places.database.prepared import prepared_rows
from places.enums import Lens, Subject
from places.weighing.methods.dots import budget
from places.weighing.models import Vote
from places.weighing.queries.ballot_parts import Left, Row
from places.weighing.queries.items import names, shown_name
from places.workshops.queries.workshops import WorkshopFacts


@dataclass(frozen=True)
class NamedItem:
    """A cluster or theme as a row of the ballot needs it."""

    id: int
    name: str


@dataclass(frozen=True)
class NamedRow:
    """The dots on one item under one lens, with what is needed to show them."""

    item: NamedItem
    row: Row


@dataclass(frozen=True)
class OwnRow:
    """What an act on the ballot changes: the row of one item, what is left under its lens, and the `others` with it.

    The other rows change when the last dot is given, or taken back.
    """

    item: NamedItem
    row: Row
    left: Left
    others: tuple[NamedRow, ...]


def own_row(
    workshop: WorkshopFacts,
    item_id: int,
    lens: Lens,
    *,
    participant_id: int | None,
    group_id: int | None = None,
) -> OwnRow | None:
    """Return one row of a person's ballot, or a table's (`group_id`); None when the item is no longer weighed.

    Two queries.
    """
    weighed = names(workshop.id, workshop.weighs)
    if item_id not in weighed:
        return None
    given = _by_table(group_id, str(lens)) if group_id else _by_person(participant_id or 0, str(lens))
    is_theme = workshop.weighs == Subject.THEMES
    dots = {(theme if is_theme else cluster): number for cluster, theme, number in given}
    most = budget(len(weighed))
    left = Left(lens, max(most - sum(dots[pk] for pk in dots.keys() & weighed.keys()), 0), most)
    rows = {
        pk: NamedRow(NamedItem(pk, shown_name(name)), Row(lens, dots.get(pk, 0), not left.dots, most))
        for pk, name in weighed.items()
    }
    own = rows.pop(item_id)
    return OwnRow(own.item, own.row, left, tuple(rows.values()))


@prepared_rows
def _by_person(participant_id: int, lens: str) -> QuerySet[Any]:
    own = Vote.objects.filter(ballot__participant_id=participant_id, lens=lens)
    return own.values_list("cluster_id", "theme_id", "dots")


@prepared_rows
def _by_table(group_id: int, lens: str) -> QuerySet[Any]:
    ours = Vote.objects.filter(ballot__group_id=group_id, ballot__participant=None, lens=lens)
    return ours.values_list("cluster_id", "theme_id", "dots")
