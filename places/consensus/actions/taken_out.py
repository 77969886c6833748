"""What people took out of the shared board's clusters: the consensus does not put it back."""

from collections.abc import Iterable

from django.db.models import Q

from places.boards.models import Board, Placement
from places.cards import PHOTO, Card, Step, read_card


def taken_out(board: Board) -> set[Card]:
    """Return the cards that people took out and have not put back; boards of an older version name photos by id."""
    kept = board.proposal.get("kept_out", ())
    return {card for one in kept if (card := Card(PHOTO, one) if isinstance(one, int) else read_card(one))}


def remember(board: Board, steps: Iterable[Step]) -> None:
    """Note on the shared board which of the cards that were moved lie nowhere any more."""
    moved = {step.card._replace(copy=0) for step in steps}
    photos, themes = [card.photo for card in moved], [card.theme for card in moved]
    lying = Placement.objects.filter(board=board).filter(Q(photo__in=photos) | Q(theme__in=themes))
    placed = {one.card._replace(copy=0) for one in lying}
    board.proposal["kept_out"] = sorted(str(card) for card in (taken_out(board) | moved) - placed)
    board.save(update_fields=["proposal"])
