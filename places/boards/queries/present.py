"""The present state of a few cards and piles of a board: what an operation needs, without reading the whole board."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from places.boards.models import Board, Cluster, Placement
from places.boards.queries import rows
from places.cards import PHOTO, THEME, Card, Position
from places.photos.models import Photo, Theme

Thing = tuple[str, int]  # kind and id of a photo or a theme


@dataclass(frozen=True)
class PileNow:
    """One pile as it is now. `is_gone`: it was dissolved or put together with another."""

    id: int
    name: str
    number: int
    rev: int
    note: str
    note_rev: int
    laid: int
    photo_count: int
    theme_count: int
    is_marked_alone: bool
    is_gone: bool

    @property
    def title(self) -> str:
        """The name people gave, or "Pile 3"."""
        return self.name or _("Pile %(number)d") % {"number": self.number}

    @property
    def is_alone(self) -> bool:
        """Whether people chose that its one photo stands alone, and matters."""
        return self.is_marked_alone and self.photo_count == 1

    @property
    def stands(self) -> bool:
        """Whether it shows: an unnamed pile with nothing to see in it does not."""
        return not self.is_gone and bool(self.name or self.photo_count or self.theme_count)


@dataclass(frozen=True)
class BoardNow:
    """Some cards and piles of one board. `lying` has the position of every card of the requested photos and themes
    (None: the tray).

    A photo that the room does not see, or a theme that has gone, has no card there; `placed` names its cards
    all the same. The trays are counts, where they were asked for (`theme_tray` with a theme).
    """

    id: int
    group_id: int | None
    lying: Mapping[Thing, Mapping[Card, Position | None]]
    placed: frozenset[Card]
    sample: tuple[int, ...] | None
    piles: Mapping[int, PileNow]
    tray: int
    theme_tray: int

    def place(self, card: Card) -> Position | None:
        """The position of the card; None in the tray, and for a card that is not on the board."""
        return self.lying.get(card[:2], {}).get(card)

    def is_there(self, card: Card) -> bool:
        """Whether there is such a card, in a pile or in the tray."""
        return card in self.lying.get(card[:2], {})

    def names(self, thing: Thing) -> set[Card]:
        """All cards that a page may have of this photo or theme."""
        return {Card(*thing), *(card for card in self.placed if card[:2] == thing)}

    def rev(self, card: Card) -> int:
        """The rev of the card's last move; 0 while it is not placed."""
        place = self.place(card)
        return place.rev if place else 0

    def order(self, card: Card) -> float:
        """The card's place in its list: in the tray the order of what was dealt, or of what was brought."""
        place = self.place(card)
        if place:
            return place.order
        is_dealt = card.photo is not None and self.sample is not None
        return self.sample.index(card.thing) if is_dealt and self.sample else card.thing

    def is_gone(self, cluster_id: int) -> bool:
        """Whether the pile has been taken away."""
        found = self.piles.get(cluster_id)
        return found is None or found.is_gone

    def pile(self, cluster_id: int | None) -> PileNow | None:
        """The pile, if it is shown."""
        found = self.piles.get(cluster_id or 0)
        return found if found and found.stands else None


def board_now(
    workshop_id: int, board_id: int, things: Iterable[Thing], clusters: Iterable[int | None]
) -> BoardNow | None:
    """Return the present of these photos, themes and piles (None: the tray); None for a foreign board.

    Eight queries at most, for any number of cards.
    """
    found = next(iter(rows.boards(workshop_id, board_id)), None)
    if found is None:
        return None
    asked, wanted = set(things), set(clusters)
    placed = _placed(found, asked)
    lying = _lying(found, asked, placed)
    piles = {pk for pk in wanted if pk} | {place.cluster for place in placed.values()}
    with_themes = None in wanted and any(kind == THEME for kind, _thing in asked)
    return BoardNow(
        id=found.pk,
        group_id=found.group_id,
        lying=lying,
        placed=frozenset(placed),
        sample=None if found.sample is None else tuple(found.sample),
        piles=_piles(found, piles) if piles else {},
        tray=photos_waiting(found) if None in wanted else 0,
        theme_tray=themes_waiting(found) if with_themes else 0,
    )


def standing(board_id: int) -> list[int]:
    """Return the ids of the piles of a board. One query."""
    return list(Cluster.objects.standing().filter(board=board_id).values_list("pk", flat=True))


def _placed(board: Board, things: set[Thing]) -> dict[Card, Position]:
    photos = {thing for kind, thing in things if kind == PHOTO}
    themes = {thing for kind, thing in things if kind == THEME}
    found = rows.of_photos(board.pk, list(photos)) if photos else []
    found += rows.of_themes(board.pk, list(themes)) if themes else []
    return {one.card: one.place for one in found}


def _lying(
    board: Board, things: set[Thing], placed: Mapping[Card, Position]
) -> dict[Thing, dict[Card, Position | None]]:
    """Return the cards of the visible photos and themes, each with its position, or one card in the tray."""
    photos = {thing for kind, thing in things if kind == PHOTO}
    themes = {thing for kind, thing in things if kind == THEME}
    seen: set[Thing] = set()
    if photos:
        seen |= {(PHOTO, pk) for (pk,) in rows.shown(board.workshop_id, list(photos))}
    if themes:
        seen |= {(THEME, pk) for (pk,) in rows.known(board.workshop_id, list(themes))}
    lying: dict[Thing, dict[Card, Position | None]] = {thing: {} for thing in seen}
    for card, place in placed.items():
        if card[:2] in seen:
            lying[card[:2]][card] = place
    dealt = None if board.sample is None else {(PHOTO, photo) for photo in board.sample}
    for thing, cards in lying.items():
        if not cards and (dealt is None or thing in dealt or thing[0] == THEME):
            cards[Card(*thing)] = None
    return lying


def _piles(board: Board, cluster_ids: set[int]) -> dict[int, PileNow]:
    return {row[0]: PileNow(*row) for row in rows.piles_of(board.pk, list(cluster_ids))}


def photos_waiting(board: Board) -> int:
    """Return how many photos are to be placed on a board and are not yet. One query."""
    waiting = {pk for (pk,) in rows.waiting(board.workshop_id, board.pk)}
    return len(waiting if board.sample is None else waiting.intersection(board.sample))


def themes_waiting(board: Board) -> int:
    """Return how many themes are not placed yet: those on a photo that the room sees. One query."""
    placed = Placement.objects.filter(board=board, theme__isnull=False).values("theme_id")
    carried = Theme.objects.filter(
        workshop_id=board.workshop_id, themed_photos__content_object__in=Photo.objects.shown()
    )
    return carried.exclude(pk__in=placed).distinct().count()
