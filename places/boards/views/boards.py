"""The tables' boards as pages: one's own, another's, one card of it, one pile of it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from places.boards.queries import board as queries
from places.boards.queries.board_views import BoardView
from places.boards.queries.undo import undoable
from places.boards.views.answers import home_of
from places.cards import Card
from places.enums import Stage, Verb
from places.errors import Missing
from places.people.visit import Visit, member
from places.rules import RUNNERS, TOO_LATE
from places.web import page_cache, pages


@require_safe
@member(Verb.SEE_OWN_BOARD)
def board(request: HttpRequest, visit: Visit) -> HttpResponse:
    """One's own table's board; who sits at no table chooses one (runners of the room among all boards)."""
    actor = visit.actor
    if actor.group_id is None:
        if actor.roles & RUNNERS:
            tables = queries.table_boards(visit.workshop.id)
            return pages.page(request, visit, "places/boards/choose.html", boards=tables)
        return pages.page(request, visit, "places/boards/alone.html")
    found = queries.board_id_of(visit.workshop.id, actor.group_id)
    return _show(request, visit, found or 0)


@require_safe
@member(Verb.SEE_OWN_BOARD)
def board_of(request: HttpRequest, visit: Visit, board: int) -> HttpResponse:
    """One board, for those who may see it now: others get the same answer as for an unknown one."""
    return _show(request, visit, board)


@require_safe
@member(Verb.SEE_OWN_BOARD)
def card(request: HttpRequest, visit: Visit, board: int, card: Card) -> HttpResponse:
    """One card of a board with everything that can be done with it, for pages without scripts."""
    found = seen_board(visit, board)
    piles = (*found.clusters, None)
    lying = next((pile for pile in piles if _of(found, pile, card)), None)
    view = _of(found, lying, card)
    if view is None:
        raise Missing
    facts = {"card": view, "pile": lying, "is_theme": bool(view.card.theme), **_facts(visit, found)}
    return pages.page(request, visit, "places/boards/card.html", **facts)


@require_safe
@member(Verb.SEE_OWN_BOARD)
def pile(request: HttpRequest, visit: Visit, board: int, cluster: int) -> HttpResponse:
    """One pile of a board, to put it together with another, for pages without scripts."""
    found = seen_board(visit, board)
    wanted = found.cluster(cluster)
    if wanted is None:
        raise Missing
    others = [other for other in found.clusters if other.id != cluster]
    facts = {"pile": wanted, "others": others, **_facts(visit, found)}
    return pages.page(request, visit, "places/boards/pile.html", **facts)


def seen_board(visit: Visit, board_id: int) -> BoardView:
    """Return the board, a table's or the shared one. Raises `Missing` for one that this person may not see now."""
    if not queries.may_see(visit.actor, board_id, visit.workshop.stage):
        raise Missing
    return _found(visit, board_id)


def _found(visit: Visit, board_id: int) -> BoardView:
    found = queries.board(visit.workshop.id, board_id)
    if found is None:
        raise Missing
    return found


def stands_in(found: BoardView) -> str:
    """Return which entry of the navigation bar is current on a page of this board."""
    return "board" if found.group else "combine"


def _of(found: BoardView, pile: Any, wanted: Card) -> Any:
    cards = (*pile.cards, *pile.themes) if pile else (*found.tray, *found.theme_tray)
    return next((card for card in cards if card.card == wanted), None)


def _facts(visit: Visit, found: BoardView) -> dict[str, Any]:
    group = found.group.id if found.group else None
    may_sort = queries.may_sort(visit.actor, group, visit.workshop.stage)
    home = home_of(visit, found.id)
    return {"board": found, "may_sort": may_sort, "home": home, "stands_in": stands_in(found)}


def _show(request: HttpRequest, visit: Visit, board_id: int) -> HttpResponse:
    if not queries.may_see(visit.actor, board_id, visit.workshop.stage):
        raise Missing
    may_undo = bool(undoable(visit.actor, board_id))
    return page_cache.page(
        request,
        visit,
        "places/boards/page.html",
        may_undo,
        channel=f"board-{board_id}",
        facts=lambda: {**_whole(visit, board_id), "may_undo": may_undo},
        by_table=True,
    )


def _whole(visit: Visit, board_id: int) -> dict[str, Any]:
    """Return the context of a table's board: the same for everybody at one table with the same rights."""
    found, stage = _found(visit, board_id), visit.workshop.stage
    if found.group is None:
        raise Missing
    is_own = found.group.id == visit.actor.group_id
    return {
        "board": found,
        "piles": [{"cluster": cluster} for cluster in found.clusters],
        "title": _("Our board") if is_own else _("Board of %(table)s") % {"table": found.group.name},
        "may_sort": queries.may_sort(visit.actor, found.group.id, stage),
        "closed": TOO_LATE[Verb.SORT] if stage.reached(Stage.WEIGH) else "",
    }
