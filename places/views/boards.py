"""The tables' boards: seen, and sorted by one's own table."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from places.actions import boards as actions
from places.codes import read_key
from places.enums import Stage, Verb
from places.errors import Missing
from places.forms.boards import read_after, read_cards, read_cluster, read_rev, read_target
from places.live.ops import boards as operations
from places.queries import board as queries
from places.rules import TOO_LATE
from places.views import pages
from places.views.access import Visit, member


@require_safe
@member(Verb.SEE_OWN_BOARD)
def board(request: HttpRequest, visit: Visit) -> HttpResponse:
    """One's own table's board; who sits at no table chooses one (runners of the room among all boards)."""
    actor = visit.actor
    if actor.group_id is None:
        if actor.roles & queries.RUNNERS:
            actions.lay_out(workshop_id=visit.workshop.id)
            tables = queries.table_boards(visit.workshop.id)
            return pages.page(request, visit, "places/board/choose.html", boards=tables)
        return pages.page(request, visit, "places/board/alone.html")
    found = queries.board_id_of(visit.workshop.id, actor.group_id)
    if found is None:
        actions.lay_out(workshop_id=visit.workshop.id)
        found = queries.board_id_of(visit.workshop.id, actor.group_id)
    return _show(request, visit, found or 0)


@require_safe
@member(Verb.SEE_OWN_BOARD)
def board_of(request: HttpRequest, visit: Visit, board: int) -> HttpResponse:
    """One board, for those who may see it now: others get the same answer as for an unknown one."""
    return _show(request, visit, board)


@require_POST
@member()
def together(request: HttpRequest, visit: Visit, board: int) -> HttpResponse:
    """Put the chosen photos together in a new pile."""
    return _together(request, visit, board)


@require_POST
@member()
def move(request: HttpRequest, visit: Visit, board: int) -> HttpResponse:
    """Move the chosen photos to a pile, to a new one, or back to the tray."""
    target = read_target(request.POST)
    if target.is_new:
        return _together(request, visit, board)
    cards = read_cards(request.POST.getlist("photo"))
    with operations.telling_the_present(visit.workshop, board):
        activity = actions.move(
            actor=visit.actor,
            board_id=board,
            photo_ids=cards.photos,
            to=target.cluster,
            seen=cards.seen,
            after=read_after(request.POST),
            key=read_key(request.POST.get("key", "")),
        )
    return _done(request, visit, board, activity, _("Moved."))


@require_POST
@member()
def name(request: HttpRequest, visit: Visit, board: int) -> HttpResponse:
    """Name a pile."""
    with operations.telling_the_present(visit.workshop, board):
        activity = actions.rename(
            actor=visit.actor,
            board_id=board,
            cluster_id=read_cluster(request.POST),
            name=request.POST.get("name", ""),
            seen=read_rev(request.POST),
            key=read_key(request.POST.get("key", "")),
        )
    return _done(request, visit, board, activity, _("The name is saved."))


@require_POST
@member()
def dissolve(request: HttpRequest, visit: Visit, board: int) -> HttpResponse:
    """Take a pile apart: its photos go back to those not yet placed."""
    with operations.telling_the_present(visit.workshop, board):
        activity = actions.dissolve(
            actor=visit.actor,
            board_id=board,
            cluster_id=read_cluster(request.POST),
            key=read_key(request.POST.get("key", "")),
        )
    return _done(
        request, visit, board, activity, _("The pile is taken apart. Its pictures are not placed now.")
    )


def _together(request: HttpRequest, visit: Visit, board: int) -> HttpResponse:
    cards = read_cards(request.POST.getlist("photo"))
    with operations.telling_the_present(visit.workshop, board):
        activity = actions.put_together(
            actor=visit.actor,
            board_id=board,
            photo_ids=cards.photos,
            name=request.POST.get("name", ""),
            seen=cards.seen,
            key=read_key(request.POST.get("key", "")),
        )
    opened = {"op": "attr", "id": f"cluster-{activity.data['cluster']}-pile", "name": "open", "value": ""}
    return _done(request, visit, board, activity, _("Put together."), own=[opened])


def _show(request: HttpRequest, visit: Visit, board_id: int) -> HttpResponse:
    workshop = visit.workshop
    if not queries.may_see(visit.actor, board_id, workshop.stage):
        raise Missing
    found = queries.board(workshop.id, board_id)
    if found is None or found.group is None:
        raise Missing
    is_own = found.group.id == visit.actor.group_id
    return pages.page(
        request,
        visit,
        "places/board/page.html",
        channel=f"board-{board_id}",
        board=found,
        piles=[{"cluster": cluster} for cluster in found.clusters],
        title=_("Our board") if is_own else _("Board of %(table)s") % {"table": found.group.name},
        may_sort=queries.may_sort(visit.actor, found.group.id, workshop.stage),
        closed=TOO_LATE[Verb.SORT] if workshop.stage.reached(Stage.WEIGH) else "",
    )


def _done(
    request: HttpRequest, visit: Visit, board: int, activity: Any, say: str, own: list[Any] | None = None
) -> HttpResponse:
    """The script of the page hears the same sentence as everybody (in the operations); others get `say`."""
    is_own = (
        queries.board_id_of(visit.workshop.id, visit.actor.group_id) == board
        if visit.actor.group_id
        else False
    )
    url = reverse("board" if is_own else "combine", args=[visit.workshop.shown_code])
    words = "" if pages.wants_json(request) else say
    return pages.done(request, visit, activity, url=url, channel=f"board-{board}", say=words, own=own)
