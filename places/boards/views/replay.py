"""The replay of a board: which cards and piles show at a moment, and what a script plays."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from places.boards.methods.replay import positions
from places.boards.queries.cards import photo_cards, theme_cards
from places.boards.queries.history import History
from places.cards import PHOTO, Card, read_card


@dataclass(frozen=True)
class ReplayCard:
    """One card of the replay: its name on the board, and what shows of it."""

    name: str
    key: str
    label: str
    is_theme: bool


@dataclass(frozen=True)
class ReplayPile:
    """One pile as it lay at a moment (`id` 0: not placed)."""

    id: int
    title: str
    cards: tuple[ReplayCard, ...]


def replay_cards(workshop_id: int, history: History) -> dict[str, ReplayCard]:
    """Return every card that was ever moved, by name, as far as the room sees it now."""
    photos, themes = photo_cards(workshop_id), theme_cards(workshop_id)
    moved = {str(move.card) for moment in history.moments for move in moment.moves}
    made: dict[str, ReplayCard] = {}
    for card, name in sorted((read_card(name) or Card(PHOTO, 0), name) for name in moved):
        photo, theme = photos.get(card.photo or 0), themes.get(card.theme or 0)
        if photo:
            made[name] = ReplayCard(name, photo.key, photo.see or photo.essence, is_theme=False)
        elif theme:
            made[name] = ReplayCard(name, "", theme.name, is_theme=True)
    return made


def replay_piles(history: History, cards: dict[str, ReplayCard], number: int) -> list[ReplayPile]:
    """Return all piles that ever were, in order, as they lay after `number` acts; first what was not placed."""
    lying = positions([moment.moves for moment in history.moments], number)
    inside: dict[int, list[ReplayCard]] = defaultdict(list)
    for move in sorted(lying.values(), key=lambda move: move.order):
        if move.pile and str(move.card) in cards:
            inside[move.pile].append(cards[str(move.card)])
    waiting = tuple(card for name, card in cards.items() if name not in lying and "." not in name)
    piles = [ReplayPile(pk, title, tuple(inside[pk])) for pk, title in history.titles.items()]
    return [ReplayPile(0, "", waiting), *piles]


def replay_data(history: History, cards: dict[str, ReplayCard]) -> list[dict[str, Any]]:
    """Return what the page's script needs to play: for each act its sentence and the cards' new places."""
    return [
        {
            "say": moment.sentence,
            "moves": [[move.card, move.pile, move.order] for move in moment.moves if str(move.card) in cards],
        }
        for moment in history.moments
    ]
