"""All tables' piles, card by card, as they may leave the room."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from places.boards.models import Placement
from places.cards import PHOTO, THEME, own_number
from places.enums import People, PhotoAudience, PhotoState
from places.photos.models import Photo, ThemedPhoto


@dataclass(frozen=True)
class SortedCard:
    """One photo or theme (then `photo_id` is None) in one pile of one table; `pile` counts from 1.

    `card` is its own number, which it keeps in the room that a file of sorts becomes. `label` are its words, if they
    may leave the room (`shares_words`).
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
    known = dict(sorted({_key(row): row for row in rows}.items()))
    counted = {card: n for n, card in enumerate(known, start=1)}
    numbers = _numbers(known)
    piles: dict[int, int] = {}
    for row in rows:
        piles.setdefault(row.cluster, len(piles) + 1)
    return [_card(row, numbers[_key(row)], counted[_key(row)], piles[row.cluster]) for row in rows]


def _key(row: Any) -> tuple[bool, int]:
    return row.photo is None, row.photo or row.theme


def _numbers(known: Mapping[tuple[bool, int], Any]) -> dict[tuple[bool, int], int]:
    """Return each card's own number; a card that has none, or another card's, gets the next free one."""
    found: dict[tuple[bool, int], int] = {}
    taken: set[int] = set()
    for counted, (card, row) in enumerate(known.items(), start=1):
        own = _own_number(row)
        number = counted if own is None else own
        while number in taken:
            number += 1
        found[card] = number
        taken.add(number)
    return found


def _own_number(row: Any) -> int | None:
    """The card's own number; None for a theme whose word stays in the room: the word could be guessed from it."""
    if row.photo is None:
        return own_number(THEME, row.theme__key) if row.theme_leaves else None
    return own_number(PHOTO, row.photo__upload_key)


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
        "photo", "photo__see", "photo__essence", "photo__audience", "photo__people", "photo__upload_key", "theme",
        "theme__name", "theme__key", "theme_leaves", "cluster", "cluster__name", "cluster__order",
        "cluster__is_alone", "board__group__number", named=True,
    )  # fmt: skip


def _card(row: Any, number: int, counted: int, pile: int) -> SortedCard:
    if row.photo is None:
        shares, words, unnamed = row.theme_leaves, row.theme__name, _("Theme %(number)d")
    else:
        shares = row.photo__audience != PhotoAudience.ROOM and row.photo__people != People.UNASKED
        words, unnamed = row.photo__see or row.photo__essence, _("Picture %(number)d")
    return SortedCard(
        card=number,
        label=(" ".join(words.split())[:150] if shares else "") or unnamed % {"number": counted},
        pile=pile,
        pile_name=_pile_name(row),
        table=row.board__group__number,
        photo_id=row.photo,
        shares_words=shares,
    )


def _pile_name(row: Any) -> str:
    """The pile's name, with the mark of a card that its table let stand alone."""
    if not row.cluster__is_alone:
        return row.cluster__name or _("Pile %(number)d") % {"number": row.cluster__order}
    if not row.cluster__name:
        return _("Stands alone, and matters")
    return _("%(name)s (stands alone, and matters)") % {"name": row.cluster__name}
