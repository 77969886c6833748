"""My own page: name, table, return code, what I brought; where the stage says to be; leaving."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from places.codes import show_code
from places.enums import Verb
from places.errors import Missing
from places.form_fields import sent_key, sent_number
from places.people.actions import joining as acts
from places.people.queries import people
from places.people.queries.return_codes import own_code
from places.people.visit import Visit, forget, member
from places.photos.queries.bringing import is_late, mine
from places.web import pages
from places.workshops.queries.stages import stage_place


@require_safe
@member()
def home(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Lead to where the stage says to be; before it all starts, show a calm welcome."""
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
    )


def _change_table(request: HttpRequest, visit: Visit) -> HttpResponse:
    table = sent_number(request.POST, "table")
    if table is None:
        raise Missing
    activity = acts.change_table(actor=visit.actor, group_id=table, key=sent_key(request.POST))
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
