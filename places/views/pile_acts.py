"""What people do with whole piles of a board: one address for each act."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from places.actions import boards, piles
from places.codes import read_key
from places.forms.boards import read_cards, read_cluster, read_rev
from places.views.access import Visit
from places.views.board_answers import act, done


@act
def name(request: HttpRequest, visit: Visit, board: int) -> HttpResponse:
    """Name a pile."""
    text, seen = request.POST.get("name", ""), read_rev(request.POST)
    activity = boards.rename(**_pile(request, visit, board), name=text, seen=seen)
    return done(request, visit, board, activity, opened=activity.data["cluster"])


@act
def note(request: HttpRequest, visit: Visit, board: int) -> HttpResponse:
    """Write a note on a pile."""
    text, seen = request.POST.get("note", ""), read_rev(request.POST)
    activity = piles.note(**_pile(request, visit, board), text=text, seen=seen)
    return done(request, visit, board, activity, opened=activity.data["cluster"])


@act
def merge(request: HttpRequest, visit: Visit, board: int) -> HttpResponse:
    """Put a pile together with another."""
    into, laid = read_cluster(request.POST, "to"), read_rev(request.POST, "laid")
    activity = piles.merge(**_pile(request, visit, board), into=into, laid=laid)
    return done(request, visit, board, activity, opened=activity.data["cluster"])


@act
def split(request: HttpRequest, visit: Visit, board: int) -> HttpResponse:
    """Make a new pile of the ticked cards of a pile."""
    cards = read_cards(request.POST.getlist("card"))
    activity = piles.split(
        **_pile(request, visit, board), cards=cards.seen, name=request.POST.get("name", "")
    )
    return done(request, visit, board, activity, opened=activity.data["cluster"])


@act
def dissolve(request: HttpRequest, visit: Visit, board: int) -> HttpResponse:
    """Take a pile apart: its cards go back to those not yet placed."""
    laid = read_rev(request.POST, "laid")
    activity = boards.dissolve(**_pile(request, visit, board), laid=laid)
    return done(request, visit, board, activity)


def _pile(request: HttpRequest, visit: Visit, board: int) -> dict[str, Any]:
    return {
        "actor": visit.actor,
        "board_id": board,
        "cluster_id": read_cluster(request.POST),
        "key": read_key(request.POST.get("key", "")),
    }
