"""Opening a new workshop like an earlier one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from places.codes import show_code
from places.desk.actions.copying import copy_workshop
from places.desk.forms import CopyForm
from places.enums import Verb
from places.people.visit import Visit, member
from places.web import pages
from places.workshops.queries import workshops


@require_http_methods(["GET", "HEAD", "POST"])
@member(Verb.CHANGE_WORKSHOP)
def copy(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Say what a new workshop like this one gets and what not, ask for the name of its place, and lead to its desk."""
    form = CopyForm(request.POST or None, initial={"name": visit.workshop.place_name})
    if request.method == "POST" and form.is_valid():
        activity = copy_workshop(actor=visit.actor, **form.cleaned_data)
        opened = workshops.by_id(activity.workshop_id)
        return redirect("desk", code=show_code(opened.code if opened else ""))
    status = 422 if request.method == "POST" else 200
    return pages.page(request, visit, "places/desk/copy.html", channel="desk", form=form, status=status)
