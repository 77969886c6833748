"""The first page of a person and of a table's device."""

import secrets

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from places.belonging.queries.commitments import is_asked
from places.codes import show_code
from places.enums import Role, Stage
from places.errors import Missing, Unclear
from places.form_fields import sent_key, whole_number
from places.people.actions import tablets
from places.people.queries import actors, people
from places.people.queries.tables import token_of
from places.people.views.entry import code_refused, newcomer, own_key, workshop_to_join
from places.people.visit import Visit, forget, member, remember
from places.web import pages
from places.workshops.queries.stages import stage_place
from places.workshops.queries.workshops import WorkshopFacts


@require_safe
@member()
def home(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Redirect to the page of the present stage; at the first stage, show the welcome.

    Who comes back after months, when people are asked what became of their promises, is asked first.
    """
    if visit.person and visit.workshop.stage == Stage.CLOSE and is_asked(visit.workshop, visit.person.id):
        return redirect("promises", code=visit.workshop.shown_code)
    place = stage_place(visit.workshop, visit.actor.role, joined=visit.person is not None)
    if place != "home":
        return redirect(place, code=visit.workshop.shown_code)
    return pages.page(
        request, visit, "places/home/welcome/page.html", brought=people.brought(visit.workshop.id)
    )


@require_http_methods(["GET", "HEAD", "POST"])
def join_as_table(request: HttpRequest, code: str) -> HttpResponse:
    """Ask which table the device is for, or let it act for that table."""
    workshop = workshop_to_join(request, code)
    if workshop is None:
        return code_refused(request, 404, code)
    table = whole_number(request.POST.get("table") or request.GET.get("table", ""), digits=4)
    if request.method == "POST":
        key = own_key(request, sent_key(request.POST))
        try:
            activity = tablets.join_as_table(actor=newcomer(request, workshop), table=table, key=key)
        except Unclear as refusal:
            return _choose(request, workshop, None, error=str(refusal.sentence))
        remember(request, workshop.id, 0, token_of(activity.data["tablet"]))
        return redirect("home", code=show_code(workshop.code))
    return _choose(request, workshop, table)


def _choose(
    request: HttpRequest, workshop: WorkshopFacts, table: int | None, error: str = ""
) -> HttpResponse:
    facts = {
        "workshop": workshop,
        "code": show_code(workshop.code),
        "tables": people.open_groups(workshop.id),
        "chosen": table,
        "error": error,
        "key": secrets.token_hex(16),
    }
    return render(request, "places/home/tablet/join.html", facts, status=422 if error else 200)


def _table(visit: Visit) -> people.GroupFacts:
    """Return the table that this device acts for. Raises `Missing` for people."""
    own = visit.actor.group_id if visit.actor.role == Role.TABLE else None
    found = next((group for group in people.groups(visit.workshop.id) if group.id == own), None)
    if found is None:
        raise Missing
    return found


@require_safe
@member()
def tablet(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Show the table of this device, and what it can do at this stage."""
    table = _table(visit)
    return pages.page(request, visit, "places/home/tablet/page.html", table=table)


@require_POST
@member()
def stop(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Stop this device from acting for its table."""
    _table(visit)
    _nobody, token = actors.claim(request.session.get("participants"), visit.workshop.id)
    tablets.stop(actor=visit.actor, token=token)
    forget(request, visit.workshop.id)
    response = HttpResponseRedirect(reverse("landing"))
    response.status_code = 303
    return response
