"""What people do with cards on a board: one address for each act."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from places.actions import boards, card_moves, piles, undoing
from places.codes import read_key
from places.forms.boards import ChosenCards, read_after, read_cards, read_cluster, read_rev, read_target
from places.queries.offers import Offer, offer
from places.queries.own_acts import undoable
from places.views.access import Visit
from places.views.board_answers import act, done


@act
def together(request: HttpRequest, visit: Visit, board: int) -> HttpResponse:
    """Put the chosen cards together in a new pile."""
    return _together(request, visit, board)


@act
def move(request: HttpRequest, visit: Visit, board: int) -> HttpResponse:
    """Move the chosen cards to a pile, to a new one, or back to the tray."""
    target = read_target(request.POST)
    if target.is_new:
        return _together(request, visit, board)
    cards, behind = _cards(request), read_after(request.POST)
    activity = boards.move(
        **_who(request, visit, board),
        cards=cards.seen,
        to=target.cluster,
        after=behind.after,
        first=behind.first,
    )
    return done(request, visit, board, activity, offer=_offer(visit, board, cards, target.cluster))


@act
def copy(request: HttpRequest, visit: Visit, board: int) -> HttpResponse:
    """Let the chosen cards lie in another pile too, or in a new one."""
    target = read_target(request.POST)
    to = None if target.is_new else target.cluster
    activity = card_moves.copy(**_who(request, visit, board), cards=_cards(request).seen, to=to)
    return done(request, visit, board, activity, opened=activity.data["cluster"] if target.is_new else None)


@act
def earlier(request: HttpRequest, visit: Visit, board: int) -> HttpResponse:
    """Move one card of a pile one place earlier."""
    return _reorder(request, visit, board, earlier=True)


@act
def later(request: HttpRequest, visit: Visit, board: int) -> HttpResponse:
    """Move one card of a pile one place later."""
    return _reorder(request, visit, board, earlier=False)


@act
def alone(request: HttpRequest, visit: Visit, board: int) -> HttpResponse:
    """Say of one card that it stands alone, and matters."""
    activity = piles.stand_alone(**_who(request, visit, board), cards=_cards(request).seen)
    return done(request, visit, board, activity)


@act
def along(request: HttpRequest, visit: Visit, board: int) -> HttpResponse:
    """Bring the photos that carry a theme along into its pile."""
    theme, to = read_cluster(request.POST, "theme"), read_cluster(request.POST, "to")
    activity = card_moves.bring_along(**_who(request, visit, board), theme_id=theme, to=to)
    return done(request, visit, board, activity, more=[{"op": "drop", "id": f"offer-{board}"}])


@act
def undo(request: HttpRequest, visit: Visit, board: int) -> HttpResponse:
    """Undo one's own last move."""
    revision = read_rev(request.POST, "revision")
    activity = undoing.undo(**_who(request, visit, board), revision=revision)
    hidden = None if undoable(visit.actor, board) else ""
    left = {"op": "attr", "id": f"undo-{board}", "name": "hidden", "value": hidden}
    return done(request, visit, board, activity, more=[left])


def _together(request: HttpRequest, visit: Visit, board: int) -> HttpResponse:
    cards = _cards(request)
    name = request.POST.get("name", "")
    activity = boards.put_together(**_who(request, visit, board), cards=cards.seen, name=name)
    made = activity.data["cluster"]
    return done(request, visit, board, activity, opened=made, offer=_offer(visit, board, cards, made))


def _reorder(request: HttpRequest, visit: Visit, board: int, *, earlier: bool) -> HttpResponse:
    cards = _cards(request).seen
    activity = card_moves.reorder(**_who(request, visit, board), cards=cards, earlier=earlier)
    return done(request, visit, board, activity, opened=activity.data["cluster"])


def _offer(visit: Visit, board: int, cards: ChosenCards, cluster: int | None) -> Offer | None:
    """What could come along with the first theme among the cards."""
    if not cards.themes or cluster is None:
        return None
    return offer(visit.workshop.id, board, cards.themes[0], cluster)


def _cards(request: HttpRequest) -> ChosenCards:
    return read_cards(request.POST.getlist("card"))


def _who(request: HttpRequest, visit: Visit, board: int) -> dict[str, Any]:
    return {"actor": visit.actor, "board_id": board, "key": read_key(request.POST.get("key", ""))}
