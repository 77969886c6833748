"""Photos that tables let stand alone, because they matter: which photos, and which tables."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from places.boards.models import Placement
from places.database.prepared import prepared_rows
from places.enums import PhotoState
from places.people.queries.people import GroupFacts


@dataclass(frozen=True)
class LoneMark:
    """One photo with the tables that marked it "stands alone, and matters", in order of their numbers."""

    photo: int
    tables: tuple[GroupFacts, ...]

    @property
    def sentence(self) -> str:
        """Say "One table let this stand alone" in the active language, without a full stop."""
        return _("%(tables)s let this stand alone") % {"tables": counted_tables(len(self.tables))}


def lone_marks(workshop_id: int) -> dict[int, LoneMark]:
    """Return the photos that the room sees and a table marked as standing alone, by photo id. One query.

    Where the shared board has such a photo does not matter here: a mark stays true when the room puts the photo
    together with others.
    """
    rows = _marked(workshop_id)
    lying = Counter(cluster for _photo, cluster, *_table in rows)
    tables: dict[int, dict[GroupFacts, None]] = {}
    for photo, cluster, *table in rows:
        if lying[cluster] == 1:
            tables.setdefault(photo, {})[GroupFacts(*table)] = None
    return {photo: LoneMark(photo, tuple(those)) for photo, those in tables.items()}


def counted_tables(number: int) -> str:
    """Return "One table", "Two tables" and so on in the active language; from 13 on in figures."""
    words = (
        _("No table"),
        _("One table"),
        _("Two tables"),
        _("Three tables"),
        _("Four tables"),
        _("Five tables"),
        _("Six tables"),
        _("Seven tables"),
        _("Eight tables"),
        _("Nine tables"),
        _("Ten tables"),
        _("Eleven tables"),
        _("Twelve tables"),
    )
    if number < len(words):
        return words[number]
    return ngettext("%(number)d table", "%(number)d tables", number) % {"number": number}


@prepared_rows
def _marked(workshop_id: int) -> QuerySet[Any]:
    """Return the cards of the piles that tables marked: photo, pile, and the table's id, number, name and symbol."""
    table = ("board__group_id", "board__group__number", "board__group__name", "board__group__symbol")
    placed = Placement.objects.filter(
        board__workshop_id=workshop_id,
        board__group__isnull=False,
        cluster__is_alone=True,
        cluster__gone=False,
        photo__state=PhotoState.BROUGHT,
    )
    return placed.order_by("photo_id", "board__group__number", "pk").values_list(
        "photo_id", "cluster_id", *table
    )
