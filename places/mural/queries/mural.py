"""The shared board with all its pictures, pile by pile: as the room sees it, and as it may leave the room."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from django.utils.translation import gettext as _

from places.boards.queries.board import ClusterView, board, board_id_of
from places.boards.queries.cards import CardView, photo_cards
from places.vision.queries.evidence_photos import voices_of


@dataclass(frozen=True)
class MuralPile:
    """One island: its `key` on the page, its name (empty where the mural has no piles) and its pictures in order."""

    key: str
    name: str
    pictures: tuple[CardView, ...]


@dataclass(frozen=True)
class Mural:
    """All piles that hold pictures, in the board's order; at last the pictures that stand alone, and those in no pile.

    `kept` counts the pictures of the room that are left out, because their owners did not agree to a report. `codes`
    are the codes by which people outside name pictures, by photo, on a mural that may leave the room.
    """

    piles: tuple[MuralPile, ...]
    kept: int = 0
    codes: Mapping[int, str] = field(default_factory=dict)

    @property
    def photo_ids(self) -> tuple[int, ...]:
        """The photos whose picture or words are on it."""
        return tuple(sorted({card.photo for pile in self.piles for card in pile.pictures}))


def mural(workshop_id: int) -> Mural:
    """Return the mural as the room sees it, with the words of the active language. Seven queries.

    Before a shared board is made it is all pictures in one island without a name.
    """
    shared_id = board_id_of(workshop_id, None)
    shared = board(workshop_id, shared_id) if shared_id else None
    clusters = shared.clusters if shared else ()
    tray = shared.tray if shared else tuple(photo_cards(workshop_id).values())
    together = [each for each in clusters if each.cards and not _is_alone(each)]
    alone = [card for each in clusters if _is_alone(each) for card in each.cards]
    found = [MuralPile(f"pile-{each.id}", each.title, each.cards) for each in together]
    if alone:
        title = _("These stand alone, and matter") if len(alone) > 1 else _("This stands alone, and matters")
        found.append(MuralPile("alone", title, tuple(alone)))
    if tray:
        found.append(MuralPile("waiting", _("In no pile yet") if found else "", tray))
    return Mural(tuple(found))


def shareable_mural(workshop_id: int) -> Mural:
    """Return the mural as it may leave the room: only pictures whose owners agreed to a report. One query more."""
    whole = mural(workshop_id)
    voices = voices_of(whole.photo_ids)
    agreed = {photo for photo, voice in voices.items() if voice.shareable}
    piles = [replace(pile, pictures=tuple(_only(pile.pictures, agreed))) for pile in whole.piles]
    codes = {photo: voices[photo].reference for photo in agreed}
    return Mural(tuple(pile for pile in piles if pile.pictures), len(whole.photo_ids) - len(agreed), codes)


def _is_alone(pile: ClusterView) -> bool:
    """Whether it is one picture without a name that people gave."""
    return len(pile.cards) == 1 and not pile.themes and not pile.name


def _only(cards: Iterable[CardView], photos: set[int]) -> Iterable[CardView]:
    return (card for card in cards if card.photo in photos)
