"""A board's history: replayed step by step, and told pile by pile."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from places.cards import PHOTO, Card, read_card
from places.enums import Verb
from places.errors import Missing
from places.methods.replay import positions
from places.queries import board as boards
from places.queries.board import BoardView
from places.queries.board_cards import photo_cards, theme_cards
from places.queries.board_history import History, board_history
from places.views import pages
from places.views.access import Visit, member


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


@require_safe
@member(Verb.SEE_OWN_BOARD)
def replay(request: HttpRequest, visit: Visit, board: int) -> HttpResponse:
    """Show a table's board or the shared one as it was after `?at=` acts (without: all), and play them."""
    found = _seen(visit, board)
    history = board_history(visit.workshop.id, board)
    number = _number(request.GET.get("at", ""), len(history.moments))
    cards = _cards(visit.workshop.id, history)
    return pages.page(
        request,
        visit,
        "places/board/replay.html",
        board=found,
        history=history,
        number=number,
        last=len(history.moments),
        moment=history.moments[number - 1] if number else None,
        piles=_piles(history, cards, number),
        data=_data(history, cards),
    )


@require_safe
@member(Verb.SEE_OWN_BOARD)
def pile(request: HttpRequest, visit: Visit, board: int, cluster: int) -> HttpResponse:
    """Tell how one pile came to be, act by act."""
    found = _seen(visit, board)
    history = board_history(visit.workshop.id, board)
    if cluster not in history.titles:
        raise Missing
    return pages.page(
        request,
        visit,
        "places/board/pile_history.html",
        board=found,
        title=history.titles[cluster],
        moments=history.of(cluster),
    )


def _seen(visit: Visit, board_id: int) -> BoardView:
    """A board that this person may see now. Raises `Missing` for any other."""
    if not boards.may_see(visit.actor, board_id, visit.workshop.stage):
        raise Missing
    found = boards.board(visit.workshop.id, board_id)
    if found is None:
        raise Missing
    return found


def _number(sent: str, last: int) -> int:
    return min(int(sent), last) if sent.isascii() and sent.isdigit() and len(sent) < 9 else last


def _cards(workshop_id: int, history: History) -> dict[str, ReplayCard]:
    """Every card that was ever moved and that the room sees, by name; hidden and withdrawn ones are left out."""
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


def _piles(history: History, cards: dict[str, ReplayCard], number: int) -> list[ReplayPile]:
    """All piles that ever were, in order, as they lay after `number` acts; first what was not placed."""
    lying = positions([moment.moves for moment in history.moments], number)
    inside: dict[int, list[ReplayCard]] = defaultdict(list)
    for move in sorted(lying.values(), key=lambda move: move.order):
        if move.pile and str(move.card) in cards:
            inside[move.pile].append(cards[str(move.card)])
    waiting = tuple(card for name, card in cards.items() if name not in lying and "." not in name)
    piles = [ReplayPile(pk, title, tuple(inside[pk])) for pk, title in history.titles.items()]
    return [ReplayPile(0, "", waiting), *piles]


def _data(history: History, cards: dict[str, ReplayCard]) -> list[dict[str, Any]]:
    """What the page's script needs to play: for each act its sentence and the cards' new places."""
    return [
        {
            "say": moment.sentence,
            "moves": [[move.card, move.pile, move.order] for move in moment.moves if str(move.card) in cards],
        }
        for moment in history.moments
    ]
