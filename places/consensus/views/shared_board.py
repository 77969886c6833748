"""The shared board: proposed from all tables' boards, with its reasons, and settled by the theme team."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from places.boards.queries.board import few_table_boards
from places.consensus import live as operations
from places.consensus.actions import proposing
from places.consensus.queries import shared_board as queries
from places.enums import Kind, Verb
from places.errors import Missing, Unclear
from places.form_fields import sent_key, whole_number
from places.live.audience import Audience
from places.people.visit import Visit, member
from places.rules import require
from places.web import page_cache, pages


@require_safe
@member(Verb.SEE_SHARED_BOARD)
def combine(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The shared clusters with the tables' agreement, the contested cards, and the theme team."""
    workshop = visit.workshop
    works = queries.works_now(workshop.id)  # a job that changes nothing ends without a line in the log
    return page_cache.page(
        request, visit, "places/consensus/page.html", works, channel="combine", facts=lambda: _facts(visit)
    )


def _facts(visit: Visit) -> dict[str, Any]:
    """Return the context of the page: the same for everybody with the same rights."""
    workshop, audience = visit.workshop, audience_of(visit)
    found = queries.combined(workshop.id)
    return {
        "tables": [] if found.is_shown else few_table_boards(workshop.id),
        **operations.facts(audience, workshop, found),
        **operations.team_facts(audience, workshop),
    }


@require_safe
@member()
def by_hand(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The shared board like a table's own, to move, split and merge by hand; to look at for a team of one."""
    waits = visit.waits(Verb.SORT_SHARED)
    if not waits:
        require(visit.actor, Verb.SORT_SHARED, visit.workshop.stage)
    found = queries.combined(visit.workshop.id)
    if found.shared is None:
        raise Missing
    return pages.page(
        request,
        visit,
        "places/consensus/by_hand.html",
        channel=f"board-{found.shared.id}",
        board=found.shared,
        piles=[
            {"cluster": one.cluster, "agreement": one.agreement, "marked": one.marked}
            for one in found.clusters
        ],
        may_sort=not waits,
        waits=waits,
    )


@require_POST
@member()
def propose(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Combine the tables' boards into one proposal."""
    activity = proposing.propose(actor=visit.actor, key=sent_key(request.POST))
    say = _("The boards are combined. Look it over, and change what you like.")
    return _proposed(request, visit, activity, say)


@require_POST
@member()
def count(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Propose fewer or more clusters."""
    sent = request.POST.get("clusters", "")
    clusters = whole_number(sent, digits=3)
    if clusters is None and sent:
        raise Unclear
    activity = proposing.choose_clusters(actor=visit.actor, clusters=clusters, key=sent_key(request.POST))
    return _proposed(request, visit, activity, _("The proposal is made anew."))


def audience_of(visit: Visit) -> Audience:
    """Return the audience that this person is on the combine page."""
    actor = visit.actor
    return Audience(actor.workshop_id, "combine", "", actor.role, team=actor.team)


def done(request: HttpRequest, visit: Visit, activity: Any, say: str, **more: Any) -> HttpResponse:
    """Answer an act on the combine page."""
    url = reverse("combine", args=[visit.workshop.shown_code])
    return pages.done(request, visit, activity, url=url, channel="combine", say=say, **more)


def _proposed(request: HttpRequest, visit: Visit, activity: Any, say: str) -> HttpResponse:
    if activity.kind == Kind.BOARD_WORKING:
        say = _("The boards are being combined. This takes a moment.")
    return done(request, visit, activity, say)
