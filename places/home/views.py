"""The first page of a person and of a table's device, a person's own page, and leaving."""

import secrets

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from places.codes import show_code
from places.enums import Role, Verb
from places.errors import Missing, Unclear
from places.form_fields import sent_key, sent_number, whole_number
from places.home.documents import card_png, card_words
from places.home.queries import journeys
from places.people.actions import joining, tablets
from places.people.queries import actors, people
from places.people.queries.return_codes import own_code
from places.people.queries.tables import token_of
from places.people.views.entry import code_refused, newcomer, own_key, workshop_to_join
from places.people.visit import Visit, forget, member, remember
from places.photos.queries.bringing import is_late, mine
from places.web import pages
from places.workshops.queries.stages import stage_place
from places.workshops.queries.workshops import WorkshopFacts


@require_safe
@member()
def home(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Redirect to the page of the present stage; at the first stage, show the welcome."""
    place = stage_place(visit.workshop, visit.actor.role, joined=visit.person is not None)
    if place != "home":
        return redirect(place, code=visit.workshop.shown_code)
    return pages.page(
        request, visit, "places/home/welcome/page.html", brought=people.brought(visit.workshop.id)
    )


@require_http_methods(["GET", "HEAD", "POST"])
@member()
def me(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Show a person their own things (right after joining: the return code); POST `table` changes tables."""
    if visit.person is None:
        raise Missing
    if request.method == "POST":
        return _change_table(request, visit)
    new = "new" in request.GET
    own = mine(visit.actor, visit.workshop)
    return pages.page(
        request,
        visit,
        "places/home/me/joined.html" if new else "places/home/me/page.html",
        return_code=own_code(visit.workshop.id, visit.person.id),
        groups=people.groups(visit.workshop.id),
        mine=own,
        is_late=is_late(visit.actor, visit.workshop, own),
        code=show_code(visit.workshop.code),
        may_see_journeys=visit.may(Verb.SEE_JOURNEYS),
    )


@require_safe
@member(Verb.SEE_JOURNEYS)
def where(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Show a person where each of their pictures went, and let them take it along as one picture."""
    if visit.person is None:
        raise Missing
    found = journeys(visit.workshop.id, visit.person.id)
    return pages.page(
        request,
        visit,
        "places/home/where/page.html",
        channel="vision",
        journeys=found,
        cards=[(each, card_words(each)) for each in found.pictures],
        return_code=own_code(visit.workshop.id, visit.person.id),
    )


@require_safe
@member(Verb.SEE_JOURNEYS)
def image_card(request: HttpRequest, visit: Visit, photo: int) -> HttpResponse:
    """Send one of the person's own pictures and where it went as a PNG, in the language that they read."""
    person = visit.person
    found = journeys(visit.workshop.id, person.id) if person else None
    own = next((each for each in found.pictures if each.id == photo), None) if found else None
    if own is None:
        raise Missing
    response = HttpResponse(card_png(visit.workshop, own), content_type="image/png")
    name = slugify(visit.workshop.ness) or "placeness"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}-{photo}.png"'
    return response


def _change_table(request: HttpRequest, visit: Visit) -> HttpResponse:
    table = sent_number(request.POST, "table")
    if table is None:
        raise Missing
    activity = joining.change_table(actor=visit.actor, group_id=table, key=sent_key(request.POST))
    url = reverse("me", kwargs={"code": show_code(visit.workshop.code)})
    return pages.done(request, visit, activity, url=url, say=_("You have changed tables."), go=True)


@require_POST
@member(Verb.CHANGE_OWN)
def leave(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Forget this person on this device only; what they brought stays, and the return code brings them back."""
    forget(request, visit.workshop.id)
    response = HttpResponseRedirect(reverse("landing"))
    response.status_code = 303
    return response


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
        "tables": people.groups(workshop.id),
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
