"""A board's history: replayed step by step, and told pile by pile."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from places.boards.queries.history import History, board_history
from places.boards.queries.moments import Moment, came, left
from places.boards.views.boards import seen_board, stands_in
from places.boards.views.replay import ReplayCard, replay_cards, replay_data, replay_piles
from places.cards import Card
from places.enums import Verb
from places.errors import Missing
from places.people.visit import Visit, member
from places.web import pages


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
    number = _number(request.GET.get("at", ""), len(history.moments))
    cards = replay_cards(visit.workshop.id, history)
    return pages.page(
        request,
        visit,
        "places/boards/replay.html",
        board=found,
        stands_in=stands_in(found),
        number=number,
        last=len(history.moments),
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


def _number(sent: str, last: int) -> int:
    return min(int(sent), last) if sent.isascii() and sent.isdigit() and len(sent) < 9 else last


def _moments(visit: Visit, history: History, pile: int) -> list[PileMoment]:
    cards = replay_cards(visit.workshop.id, history)

    def shown(found: list[Card]) -> list[ReplayCard]:
        return [cards[str(card)] for card in found if str(card) in cards]

    return [
        PileMoment(one, shown(came(one.steps, pile)), shown(left(one.steps, pile)))
        for one in history.of(pile)
    ]
