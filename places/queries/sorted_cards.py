"""All tables' piles, card by card, as they may leave the room."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from places.enums import Audience, People, PhotoState
from places.models import Placement


@dataclass(frozen=True)
class SortedCard:
    """One photo in one pile of one table; ids count from 1. `label` are its words, if its owner shares them."""

    card: int
    label: str
    pile: int
    pile_name: str
    table: int
    photo_id: int
    shares_words: bool


def sorted_cards(workshop_id: int) -> list[SortedCard]:
    """Return every placement on the tables' boards, by table, pile and place in the pile, in one SQL query.

    Cards that their owners keep in the room are called "Picture 7": the sort is the tables', the words are not.
    """
    placed = Placement.objects.filter(
        board__workshop_id=workshop_id, board__group__isnull=False, photo__state=PhotoState.BROUGHT
    ).order_by("board__group__number", "cluster__order", "cluster", "order", "pk")
    rows = list(
        placed.values_list(
            "photo", "photo__see", "photo__essence", "photo__audience", "photo__people",
            "cluster", "cluster__name", "cluster__order", "board__group__number",
        )
    )  # fmt: skip
    numbers = {photo: n for n, photo in enumerate(sorted({row[0] for row in rows}), start=1)}
    piles: dict[int, int] = {}
    for row in rows:
        piles.setdefault(row[5], len(piles) + 1)
    return [
        SortedCard(
            card=numbers[photo],
            label=_label(numbers[photo], (see or essence) if _shares(audience, people) else ""),
            pile=piles[cluster],
            pile_name=name or _("Pile %(number)d") % {"number": order},
            table=table,
            photo_id=photo,
            shares_words=_shares(audience, people),
        )
        for photo, see, essence, audience, people, cluster, name, order, table in rows
    ]


def _shares(audience: str, people: str) -> bool:
    return audience != Audience.ROOM and people != People.UNASKED


def _label(number: int, words: str) -> str:
    return " ".join(words.split())[:150] or _("Picture %(number)d") % {"number": number}
