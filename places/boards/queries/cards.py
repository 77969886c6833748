"""The cards of boards: photos and themes, as pages and the live stream show them."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import ngettext

from places.boards.models import Board, Placement
from places.cards import PHOTO, THEME, Card
from places.database.prepared import prepared_rows
from places.photos.models import Photo, Theme, ThemedPhoto

PHOTO_FIELDS = ("pk", "rev", "key", "width", "height", "colour", "placeholder", "see", "essence")
SHOWN_OF_A_THEME = 3


@dataclass(frozen=True, kw_only=True)
class PlacedCard:
    """The placement of a card: `rev` of its last move (0: not placed), `order` in its list.

    `by_hand` is False where the consensus put it.
    """

    copy: int = 0
    rev: int = 0
    order: float = 0
    by_hand: bool = True

    @property
    def place(self) -> str:
        """Its `order` as pages carry it, in no language's notation."""
        return repr(int(self.order) if self.order == int(self.order) else self.order)


@dataclass(frozen=True)
class CardView(PlacedCard):
    """One photo on one board."""

    photo: int
    photo_rev: int
    key: str
    width: int
    height: int
    colour: str
    placeholder: str
    see: str
    essence: str

    @property
    def card(self) -> Card:
        """Its name on the board."""
        return Card(PHOTO, self.photo, self.copy)

    @property
    def is_to_place(self) -> bool:
        """Whether it waits in the tray while it is not placed: every photo does."""
        return True

    @property
    def handle(self) -> str:
        """What a form sends for this card: `card:rev`, so that the server knows which state was seen."""
        return f"{self.card}:{self.rev}"


@dataclass(frozen=True)
class ThemePicture:
    """One of the pictures that carry a theme; a words-only card has no `key`."""

    key: str
    words: str


@dataclass(frozen=True)
class ThemeCardView(PlacedCard):
    """One theme on one board: its word, how many photos carry it, three of them."""

    theme: int
    name: str
    count: int
    pictures: tuple[ThemePicture, ...]

    @property
    def card(self) -> Card:
        """Its name on the board."""
        return Card(THEME, self.theme, self.copy)

    @property
    def is_to_place(self) -> bool:
        """Whether it waits in the tray while it is not placed: only while it is on a photo."""
        return self.count > 0

    @property
    def handle(self) -> str:
        """What a form sends for this card: `card:rev`."""
        return f"{self.card}:{self.rev}"

    @property
    def counted(self) -> str:
        """Return "4 pictures" in the active language."""
        return ngettext("%(number)d picture", "%(number)d pictures", self.count) % {"number": self.count}


def photo_cards(workshop_id: int, only: Collection[int] | None = None) -> dict[int, CardView]:
    """Return the photos that the room sees, unplaced, by id in the order of the tray. One query."""
    rows = _all_photos(workshop_id) if only is None else _photos(workshop_id).filter(pk__in=only)
    return {row[0]: _photo(row) for row in rows}


def theme_cards(workshop_id: int, only: Collection[int] | None = None) -> dict[int, ThemeCardView]:
    """Return the workshop's themes, unplaced, by id in the order of the tray. Two queries."""
    if only is None:
        themes, carrying = _all_themes(workshop_id), _all_carrying(workshop_id)
    else:
        themes = list(_themes(workshop_id).filter(pk__in=only))
        carrying = list(_carrying(workshop_id).filter(tag__in=only))
    pictures: dict[int, list[ThemePicture]] = defaultdict(list)
    for theme, key, see, essence in carrying:
        pictures[theme].append(ThemePicture(key, see or essence))
    return {pk: _theme(pk, name, pictures[pk]) for pk, name in themes}


def _photos(workshop_id: int) -> QuerySet[Any]:
    photos = Photo.objects.shown().filter(workshop_id=workshop_id)
    return photos.order_by("pk").values_list(*PHOTO_FIELDS)


def _themes(workshop_id: int) -> QuerySet[Any]:
    return Theme.objects.filter(workshop_id=workshop_id).order_by("pk").values_list("pk", "name")


def _carrying(workshop_id: int) -> QuerySet[Any]:
    carrying = ThemedPhoto.objects.filter(
        tag__workshop_id=workshop_id, content_object__in=Photo.objects.shown()
    )
    fields = ("tag_id", "content_object__key", "content_object__see", "content_object__essence")
    return carrying.order_by("content_object_id").values_list(*fields)


_all_photos, _all_themes, _all_carrying = (
    prepared_rows(_photos),
    prepared_rows(_themes),
    prepared_rows(_carrying),
)


def unplaced_with(workshop_id: int, board_id: int, theme_id: int) -> list[int]:
    """Return the photos that carry a theme of this workshop and wait in the tray of this board. Two queries."""
    photos = Photo.objects.shown().filter(workshop_id=workshop_id, themed_photos__tag=theme_id)
    placed = Placement.objects.filter(board=board_id, photo__isnull=False)
    waiting = photos.exclude(pk__in=placed.values("photo_id")).order_by("pk").values_list("pk", flat=True)
    sample = Board.objects.filter(pk=board_id).values_list("sample", flat=True).first()
    return [photo for photo in waiting if sample is None or photo in sample]


def as_placed(view: Any, *, copy: int, rev: int, order: float, by_hand: bool = True) -> Any:
    """Return a card with the facts of its placement."""
    return replace(view, copy=copy, rev=rev, order=order, by_hand=by_hand)


def card_view(workshop_id: int, card: Card, *, rev: int, order: float) -> CardView | ThemeCardView | None:
    """Return one card with its placement; None for a photo that is not visible to the room, or a deleted theme."""
    found: dict[int, Any] = (theme_cards if card.theme else photo_cards)(workshop_id, [card.thing])
    view = found.get(card.thing)
    return view and as_placed(view, copy=card.copy, rev=rev, order=order)


def _photo(row: tuple[Any, ...]) -> CardView:
    return CardView(*row, order=row[0])


def _theme(pk: int, name: str, pictures: list[ThemePicture]) -> ThemeCardView:
    return ThemeCardView(pk, name, len(pictures), tuple(pictures[:SHOWN_OF_A_THEME]), order=pk)


def not_placed(
    photos: dict[int, CardView], sample: list[int] | None, lying: set[tuple[int | None, int | None]]
) -> tuple[CardView, ...]:
    """Return the photos that a table is to sort (`sample`, or all) and has not placed yet, in order."""
    if sample is None:
        return tuple(card for pk, card in photos.items() if (pk, None) not in lying)
    dealt = [replace(photos[pk], order=number) for number, pk in enumerate(sample) if pk in photos]
    return tuple(card for card in dealt if (card.photo, None) not in lying)
