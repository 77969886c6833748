"""Weighing: one's own ballot, one's table's, and every act on them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from places.enums import Lens, Role, Subject, Verb
from places.form_fields import sent_key, whole_number
from places.people.visit import Visit, member
from places.rules import RUNNERS
from places.web import pages
from places.weighing.actions import ballots, stances
from places.weighing.queries.ballot import BallotView
from places.weighing.queries.ballot import ballot as own_ballot
from places.weighing.queries.own_row import NamedRow, own_row
from places.weighing.views.steps import DONE, STANCE, ballot_steps, chosen_step, step_url
from places.workshops.queries.workshops import WorkshopFacts


def number(request: HttpRequest, name: str) -> int | None:
    """Return a number that a form sent, -1 for nonsense, None when it sent nothing."""
    sent = request.POST.get(name)
    if sent is None:
        return None
    found = whole_number(sent)
    return -1 if found is None else found


@require_safe
@member(Verb.SEE_RESULTS)
def weigh(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The person's ballot; a redirect to the result once it has been revealed."""
    if visit.workshop.revealed:
        return redirect("results", code=visit.workshop.shown_code)
    if visit.actor.role == Role.TABLE and visit.may(Verb.VOTE_TOGETHER):
        return redirect("weigh-table", code=visit.workshop.shown_code)
    return _page(request, visit, for_table=False)


@require_safe
@member(Verb.VOTE_TOGETHER)
def table(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The ballot of this person's table: any of its people, or its own device, fills it in for all."""
    if visit.workshop.revealed:
        return redirect("results", code=visit.workshop.shown_code)
    if visit.actor.group_id is None:
        return redirect("weigh", code=visit.workshop.shown_code)
    return _page(request, visit, for_table=True)


def _page(request: HttpRequest, visit: Visit, *, for_table: bool) -> HttpResponse:
    own = _ballot(visit, for_table=for_table)
    url = _page_url(visit.workshop, for_table=for_table)
    may_vote = visit.may(Verb.VOTE_TOGETHER if for_table else Verb.VOTE) and not own.is_void
    steps = ballot_steps(own, url) if may_vote else ()
    step = chosen_step(steps, request.GET.get("step", ""))
    return pages.page(
        request,
        visit,
        "places/weighing/page.html",
        channel="ballot" if for_table else "weigh",
        ballot=own,
        for_table=for_table,
        may_vote=may_vote,
        steps=steps,
        step=step,
        now_asked=next((each for each in steps if each.key == step), None),
        page_url=url,
        opens=may_vote and not own.is_opened and not for_table and visit.actor.role not in RUNNERS,
        runs=visit.may(Verb.REVEAL),
        **_addresses(visit.workshop, for_table=for_table),
    )


def _page_url(workshop: WorkshopFacts, *, for_table: bool = False) -> str:
    return reverse("weigh-table" if for_table else "weigh", args=[workshop.shown_code])


def _ballot(visit: Visit, *, for_table: bool) -> BallotView:
    group_id = visit.actor.group_id if for_table else None
    return own_ballot(visit.workshop, visit.actor.participant_id, group_id=group_id)


def _addresses(workshop: WorkshopFacts, *, for_table: bool) -> dict[str, str]:
    """The address for the dots of this page, and the name of the item's field."""
    return {
        "vote_url": reverse("table-vote" if for_table else "vote", args=[workshop.shown_code]),
        "field": "theme" if workshop.weighs == Subject.THEMES else "cluster",
    }


@require_POST
@member(Verb.VOTE)
def open_ballot(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Open the person's ballot: without dots it counts as an abstention."""
    activity = ballots.open_ballot(actor=visit.actor, key=sent_key(request.POST))
    url = step_url(_page_url(visit.workshop), DONE)
    own: list[pages.Operation] = [{"op": "drop", "id": "open-ballot"}]
    return pages.done(request, visit, activity, url=url, channel="weigh", own=own)


@require_POST
@member(Verb.VOTE)
def vote(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Set one's dots on one cluster or theme under one lens."""
    return _vote(request, visit, for_table=False)


@require_POST
@member(Verb.VOTE_TOGETHER)
def table_vote(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Set the table's dots on one cluster or theme under one lens."""
    return _vote(request, visit, for_table=True)


def _vote(request: HttpRequest, visit: Visit, *, for_table: bool) -> HttpResponse:
    cluster_id, theme_id = number(request, "cluster"), number(request, "theme")
    lens, dots = request.POST.get("lens", ""), number(request, "dots")
    activity = ballots.cast(
        actor=visit.actor,
        cluster_id=cluster_id,
        theme_id=theme_id,
        lens=lens,
        dots=-1 if dots is None else dots,
        for_table=for_table,
        key=sent_key(request.POST),
    )
    item_id = cluster_id if theme_id is None else theme_id
    page = step_url(_page_url(visit.workshop, for_table=for_table), lens)
    own: list[pages.Operation] = []
    if pages.wants_json(request):
        own = _own(request, visit, item_id or 0, Lens(lens), for_table=for_table)
    return pages.done(request, visit, activity, url=f"{page}#weigh-{item_id}", channel="weigh", own=own)


def _own(
    request: HttpRequest, visit: Visit, item_id: int, lens: Lens, *, for_table: bool
) -> list[pages.Operation]:
    """Operations for the person who voted: the present row, the dots left, and the other rows where these show another
    state than the page that was sent from."""
    now = own_row(
        visit.workshop,
        item_id,
        lens,
        participant_id=visit.actor.participant_id,
        group_id=visit.actor.group_id if for_table else None,
    )
    if now is None:  # its last picture was taken out meanwhile
        return [{"op": "refresh"}]
    rows = [NamedRow(now.item, now.row)]
    if request.POST.get("spent") == ("0" if now.row.spent else "1"):
        rows += now.others
    left = f"left-{lens}"
    where = _addresses(visit.workshop, for_table=for_table)
    return [
        *(_row(request, each, where) for each in rows),
        pages.own_put(request, "places/weighing/_left.html", {"left": now.left}, target="", element_id=left),
        {"op": "drop", "id": "open-ballot"},
    ]


def _row(request: HttpRequest, now: NamedRow, where: dict[str, str]) -> pages.Operation:
    facts = {"item": now.item, "row": now.row, **where}
    place = f"vote-{now.item.id}-{now.row.lens}"
    return pages.own_put(request, "places/weighing/_row.html", facts, target="", element_id=place)


@require_POST
@member(Verb.VOTE)
def stance(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Set the person's stance on a shared cluster; the same answer again takes it back."""
    cluster_id, says = number(request, "cluster") or 0, request.POST.get("says", "")
    activity = stances.take(actor=visit.actor, cluster_id=cluster_id, says=says, key=sent_key(request.POST))
    url = f"{step_url(_page_url(visit.workshop), STANCE)}#stance-{cluster_id}"
    own: list[pages.Operation] = []
    if pages.wants_json(request):
        now = _ballot(visit, for_table=False)
        said = (item.stance for item in (*now.items, *now.piles))
        found = next((each for each in said if each and each.cluster_id == cluster_id), None)
        facts = {"stance": found, "workshop": visit.workshop}
        place = f"stance-{cluster_id}"
        own = [pages.own_put(request, "places/weighing/_stance.html", facts, target="", element_id=place)]
    return pages.done(request, visit, activity, url=url, channel="weigh", own=own)
