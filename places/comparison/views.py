"""Comparing a workshop with an earlier one of its place, for leaders."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from places.codes import show_code
from places.comparison import actions
from places.comparison.queries import EarlierWorkshop, compared, earlier
from places.enums import PromiseState, Role, Verb
from places.errors import Missing
from places.form_fields import sent_key, sent_number, whole_number
from places.people.visit import Visit, member
from places.rules import Actor
from places.web import pages


def _chosen(visit: Visit, sent: int | None) -> tuple[list[EarlierWorkshop], EarlierWorkshop | None]:
    """Return the workshops to compare with, and the one asked for, or else the newest. Raises `Missing` for others."""
    found = earlier(visit.workshop, visit.actor.leader_id or 0)
    if sent is None:
        return found, found[0] if found else None
    one = next((each for each in found if each.id == sent), None)
    if one is None:
        raise Missing
    return found, one


@require_safe
@member(Verb.CHANGE_WORKSHOP)
def compare(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Show themes, clusters and promises of an earlier workshop (`?with=id`) beside those of this one."""
    sent = request.GET.get("with", "")
    number = whole_number(sent, digits=18) if sent else None
    if sent and number is None:
        raise Missing
    found, one = _chosen(visit, number)
    return pages.page(
        request,
        visit,
        "places/comparison/page.html",
        earlier=[(each, show_code(each.code)) for each in found],
        chosen=one,
        comparison=compared(one.id, visit.workshop) if one else None,
        states=PromiseState.choices,
    )


@require_POST
@member(Verb.CHANGE_WORKSHOP)
def mark(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Say what has become of a promise of the earlier workshop `with`."""
    _found, one = _chosen(visit, sent_number(request.POST, "with") or 0)
    if one is None:
        raise Missing
    activity = actions.mark_promise(
        actor=Actor(one.id, Role.LEADER, leader_id=visit.actor.leader_id),
        sentence_id=sent_number(request.POST, "sentence") or 0,
        state=request.POST.get("state", ""),
        key=sent_key(request.POST),
    )
    url = reverse("compare", kwargs={"code": visit.workshop.shown_code})
    return pages.done(request, visit, activity, url=f"{url}?with={one.id}", say=_("Noted."), go=True)
