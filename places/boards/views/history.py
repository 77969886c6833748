"""Pages of a board's history: the replay step by step, and the history of one pile."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from places.boards.methods import positions
from places.boards.queries.cards import photo_cards, theme_cards
from places.boards.queries.history import History, Moment, board_history, came, left
from places.boards.views.boards import seen_board, stands_in
from places.cards import PHOTO, Card, read_card
from places.enums import Verb
from places.errors import Missing
from places.form_fields import sent_number
from places.people.visit import Visit, member
from places.web import pages


@dataclass(frozen=True)
class ReplayCard:
    """One card of the replay: its name on the board, and what shows of it."""

    name: str
    key: str
    label: str
    is_theme: bool


@dataclass(frozen=True)
class ReplayPile:
    """One pile at a moment (`id` 0: not placed)."""

    id: int
    title: str
    cards: tuple[ReplayCard, ...]


@dataclass(frozen=True)
class PileMoment:
    """One act on a pile, with the cards that came to it and that left it, as far as the room sees them."""

    moment: Moment
    came: list[ReplayCard]
    left: list[ReplayCard]


@require_safe
@member(Verb.SEE_OWN_BOARD)
def replay(request: HttpRequest, visit: Visit, board: int) -> HttpResponse:
    """Show a table's board or the shared one as it was after `?at=` acts (without: all), and play them."""
    found = seen_board(visit, board)
    history = board_history(visit.workshop.id, board)
    last = len(history.moments)
    at = sent_number(request.GET, "at", digits=8)
    number = last if at is None else min(at, last)
    cards = replay_cards(visit.workshop.id, history)
    return pages.page(
        request,
        visit,
        "places/boards/replay.html",
        board=found,
        stands_in=stands_in(found),
        number=number,
        last=last,
        moment=history.moments[number - 1] if number else None,
        piles=replay_piles(history, cards, number),
        data=replay_data(history, cards),
    )


@require_safe
@member(Verb.SEE_OWN_BOARD)
def pile(request: HttpRequest, visit: Visit, board: int, cluster: int) -> HttpResponse:
    """Tell how one pile came to be, act by act, with the pictures that came and left."""
    found = seen_board(visit, board)
    history = board_history(visit.workshop.id, board)
    if cluster not in history.titles:
        raise Missing
    return pages.page(
        request,
        visit,
        "places/boards/pile_history.html",
        board=found,
        stands_in=stands_in(found),
        title=history.titles[cluster],
        moments=_moments(visit, history, cluster),
    )


def _moments(visit: Visit, history: History, pile: int) -> list[PileMoment]:
    cards = replay_cards(visit.workshop.id, history)

    def shown(found: list[Card]) -> list[ReplayCard]:
        return [cards[str(card)] for card in found if str(card) in cards]

    return [
        PileMoment(one, shown(came(one.steps, pile)), shown(left(one.steps, pile)))
        for one in history.of(pile)
    ]


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
    """Return all piles of the history in order with their cards after `number` acts; unplaced cards come first."""
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
