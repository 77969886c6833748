"""Weighing: giving dots, the one moment of showing, and the result."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from places.actions import votes
from places.codes import read_key
from places.enums import Lens, Verb
from places.errors import NotNow
from places.queries import ballot, tallies
from places.queries.own_row import own_row
from places.views import pages
from places.views.access import Visit, member


def _number(request: HttpRequest, name: str) -> int:
    sent = request.POST.get(name, "")
    return int(sent) if sent.isdecimal() and len(sent) < 16 else -1


@require_safe
@member(Verb.SEE_RESULTS)
def weigh(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The ballot; once the room has looked, the result."""
    if visit.workshop.revealed:
        return results(request, code=visit.workshop.shown_code)
    return pages.page(
        request,
        visit,
        "places/weigh/page.html",
        channel="weigh",
        ballot=ballot.ballot(visit.workshop, visit.actor.participant_id),
        may_vote=visit.may(Verb.VOTE),
        may_reveal=visit.may(Verb.REVEAL),
    )


@require_POST
@member(Verb.VOTE)
def vote(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Set one's dots on one cluster under one lens."""
    cluster_id, lens = _number(request, "cluster"), request.POST.get("lens", "")
    activity = votes.cast(
        actor=visit.actor,
        cluster_id=cluster_id,
        lens=lens,
        dots=_number(request, "dots"),
        key=read_key(request.POST.get("key", "")),
    )
    url = f"{reverse('weigh', args=[visit.workshop.shown_code])}#weigh-{cluster_id}"
    own = _own(request, visit, cluster_id, Lens(lens)) if pages.wants_json(request) else []
    return pages.done(request, visit, activity, url=url, channel="weigh", own=own)


def _own(request: HttpRequest, visit: Visit, cluster_id: int, lens: Lens) -> list[pages.Operation]:
    """The row and the dots left as they are now, for the person who voted only."""
    now = own_row(visit.workshop.id, visit.actor.me, cluster_id, lens)
    if now is None:  # somebody took the last picture out of it meanwhile
        return [{"op": "refresh"}]
    facts = {"workshop": visit.workshop, "cluster": now.cluster, "row": now.row}
    element_id = f"vote-{cluster_id}-{lens}"
    put = pages.own_put(request, "places/weigh/_row.html", facts, target="", element_id=element_id)
    return [put, {"op": "text", "id": f"left-{lens}", "text": now.left.sentence}]


@require_POST
@member(Verb.REVEAL)
def reveal(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Show the result to everybody at once."""
    activity = votes.reveal(actor=visit.actor, key=read_key(request.POST.get("key", "")))
    url = reverse("results", args=[visit.workshop.shown_code])
    return pages.done(request, visit, activity, url=url, say=_("The room sees the result now."), go=True)


@require_POST
@member(Verb.REVEAL)
def hide_results(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Hide the result again; dots can be changed."""
    activity = votes.hide(actor=visit.actor, key=read_key(request.POST.get("key", "")))
    url = reverse("weigh", args=[visit.workshop.shown_code])
    return pages.done(request, visit, activity, url=url, say=_("The result is hidden again."), go=True)


@require_safe
@member(Verb.SEE_RESULTS)
def results(request: HttpRequest, visit: Visit) -> HttpResponse:
    """What the room weighed, lens by lens: only after the reveal."""
    if not visit.workshop.revealed:
        raise NotNow(_("The result is still hidden. It is shown to everybody at once."))
    return pages.page(
        request,
        visit,
        "places/weigh/results.html",
        channel="weigh",
        results=tallies.results(visit.workshop.id),
        may_reveal=visit.may(Verb.REVEAL),
    )
