"""All tables' piles, card by card, as they may leave the room."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from places.boards.models import Placement
from places.enums import People, PhotoAudience, PhotoState
from places.photos.models import Photo, ThemedPhoto


@dataclass(frozen=True)
class SortedCard:
    """One photo or theme (then `photo_id` is None) in one pile of one table; ids count from 1.

    `label` are its words, if they may leave the room (`shares_words`).
    """

    card: int
    label: str
    pile: int
    pile_name: str
    table: int
    photo_id: int | None
    shares_words: bool


def sorted_cards(workshop_id: int) -> list[SortedCard]:
    """Return every placement on the tables' boards, by table, pile and place in the pile, in one SQL query.

    Photos are counted first, then themes. A photo whose owner keeps it in the room is called "Picture 7", and a theme
    that is used only on such photos "Theme 7".
    """
    rows = list(_rows(workshop_id))
    known = sorted({(row.photo is None, row.photo or row.theme) for row in rows})
    numbers = {card: n for n, card in enumerate(known, start=1)}
    piles: dict[int, int] = {}
    for row in rows:
        piles.setdefault(row.cluster, len(piles) + 1)
    return [
        _card(row, numbers[row.photo is None, row.photo or row.theme], piles[row.cluster]) for row in rows
    ]


def _rows(workshop_id: int) -> "QuerySet[Placement, Any]":
    """The photos that the room sees, and the themes that are used on one of them."""
    stands = ThemedPhoto.objects.filter(tag=OuterRef("theme"), content_object__in=Photo.objects.shown())
    leaves = stands.exclude(content_object__audience=PhotoAudience.ROOM).exclude(
        content_object__people=People.UNASKED
    )
    placed = Placement.objects.filter(
        Q(photo__state=PhotoState.BROUGHT) | Q(photo=None) & Exists(stands),
        board__workshop_id=workshop_id,
        board__group__isnull=False,
    ).annotate(theme_leaves=Exists(leaves))
    return placed.order_by(
        "board__group__number", "cluster__order", "cluster", "order", "pk"
    ).values_list(
        "photo", "photo__see", "photo__essence", "photo__audience", "photo__people", "theme", "theme__name",
        "theme_leaves", "cluster", "cluster__name", "cluster__order", "board__group__number", named=True,
    )  # fmt: skip


def _card(row: Any, number: int, pile: int) -> SortedCard:
    if row.photo is None:
        shares, words, unnamed = row.theme_leaves, row.theme__name, _("Theme %(number)d")
    else:
        shares = row.photo__audience != PhotoAudience.ROOM and row.photo__people != People.UNASKED
        words, unnamed = row.photo__see or row.photo__essence, _("Picture %(number)d")
    return SortedCard(
        card=number,
        label=(" ".join(words.split())[:150] if shares else "") or unnamed % {"number": number},
        pile=pile,
        pile_name=row.cluster__name or _("Pile %(number)d") % {"number": row.cluster__order},
        table=row.board__group__number,
        photo_id=row.photo,
        shares_words=shares,
    )
