"""The shared board: proposed from all tables' boards, changed by hand, with its reasons."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from places.actions import boards, consensus
from places.codes import read_key
from places.enums import Verb
from places.queries import combine as queries
from places.queries.board import BoardView, CardView, board_id_of
from places.views import pages
from places.views.access import Visit, member

PATIENCE = 180  # seconds after which work that did not come back may be asked for again


@member(Verb.SEE_SHARED_BOARD)
def combine(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The shared board with what the tables agree on, and the tables' boards side by side."""
    workshop = visit.workshop
    if board_id_of(workshop.id, None) is None:
        boards.lay_out(workshop_id=workshop.id)
    found = queries.combined(workshop.id)
    shared = found.shared
    may_sort = visit.may(Verb.SORT_SHARED)
    return pages.page(
        request,
        visit,
        "places/combine/page.html",
        channel=f"board-{shared.id}" if shared else "room",
        board=shared,
        piles=piles(found),
        may_sort=may_sort,
        missing=found.missing,
        is_working=bool(shared and is_working(shared)),
        shows_board=bool(shared and (shared.is_proposed or shared.clusters)),
        sentence=sentence(shared) if shared else "",
        differing=differing(shared) if shared else [],
        tables=found.tables,
    )


@require_POST
@member()
def propose(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Combine the tables' boards into one proposal."""
    key = read_key(request.POST.get("key", ""))
    activity = consensus.propose(actor=visit.actor, key=key)
    url = reverse("combine", args=[visit.workshop.shown_code])
    say = _("The boards are combined. Look it over, and change what you like.")
    if activity.data["state"] == consensus.WORKING:
        say = _("The boards are being combined. This takes a moment.")
    return pages.done(
        request, visit, activity, url=url, channel=f"board-{activity.data['board']}", say=say, go=True
    )


def piles(found: queries.Combined) -> list[dict[str, Any]]:
    """The shared clusters with their reasons, as the pile's template wants them."""
    clusters = found.shared.clusters if found.shared else ()
    return [
        {"cluster": pile, "agreement": found.agreements.get(pile.id), "called": queries.also_called(pile)}
        for pile in clusters
    ]


def is_working(shared: BoardView) -> bool:
    """Whether a consensus is being worked out; one that has not come back in time does not count."""
    asked = parse_datetime(shared.proposal.get("asked_at") or "")
    waiting = shared.proposal.get("state") == consensus.WORKING and asked is not None
    return waiting and (timezone.now() - asked).total_seconds() < PATIENCE


def sentence(shared: BoardView) -> str:
    """How far the tables agree, in words (methods.md §1)."""
    tables = shared.proposal.get("tables", 0)
    first = ngettext(
        "A proposal from the board of %(tables)d table.",
        "A proposal from the boards of %(tables)d tables.",
        tables,
    ) % {"tables": tables}
    words = {
        "own": _("Each table saw its own place."),
        "some": _("There is some common ground."),
        "clear": _("There is clear common ground."),
        "near": _("The tables see it near the same."),
    }
    return f"{first} {words.get(shared.proposal.get('agreement') or '', '')}".strip()


def differing(shared: BoardView) -> list[CardView]:
    """The photos with less than half of the room behind their place when the boards were combined."""
    contested = set(shared.proposal.get("contested", []))
    return [card for cluster in shared.clusters for card in cluster.cards if card.photo in contested]
