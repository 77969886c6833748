"""A leader's places and workshops, and opening a new one."""

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.views.decorators.http import require_http_methods, require_safe

from places.codes import show_code
from places.desk.actions import workshops as acts
from places.desk.actions.workshops import Opening
from places.desk.forms import OpenForm
from places.desk.queries import desk
from places.errors import Unclear
from places.workshops.queries import workshops


@require_safe
@login_required
def desk_home(request: HttpRequest) -> HttpResponse:
    """List the leader's places, each with its workshops."""
    facts = {"places": desk.led(request.user.pk), "version": settings.VERSION}
    return render(request, "places/desk/home.html", facts)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def open_workshop(request: HttpRequest) -> HttpResponse:
    """Open a place and its workshop in one form, and lead to its desk."""
    form = OpenForm(request.POST or None, initial={"language": translation.get_language()})
    if request.method == "POST" and form.is_valid():
        words = dict(form.cleaned_data)
        key = words.pop("key")
        try:
            activity = acts.open_workshop(leader_id=request.user.pk, opening=Opening(**words), key=key)
        except Unclear as refusal:
            form.add_error(refusal.details.get("field", "name"), str(refusal.sentence))
        else:
            opened = workshops.by_id(activity.workshop_id)
            return redirect("desk", code=show_code(opened.code if opened else ""))
    return render(request, "places/desk/open/page.html", {"form": form}, status=422 if form.is_bound else 200)
