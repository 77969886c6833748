"""The run-sheet of a workshop as a page, and the method that it follows: choosing, saving as a file, sending one."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from places.enums import Verb
from places.errors import Missing
from places.facilitation.actions import choosing
from places.facilitation.forms import MethodFileForm, MethodForm
from places.facilitation.methods.method import Method
from places.facilitation.methods.method_file import written_method_file
from places.facilitation.methods.shipped import shipped_methods
from places.facilitation.queries.run_sheets import run_sheet
from places.facilitation.queries.workshop_methods import method_card, method_of
from places.form_fields import sent_key
from places.people.visit import Visit, member
from places.web import pages


def wanted_method(request: HttpRequest, visit: Visit) -> Method:
    """Return the method that `?method=` names, or that of the workshop. Raises `Missing` for an unknown one."""
    wanted = request.GET.get("method", "")
    if not wanted:
        return method_of(visit.workshop.id).method
    if wanted not in shipped_methods():
        raise Missing
    return shipped_methods()[wanted]


@require_safe
@member(Verb.SEE_DESK)
def whole_run_sheet(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The whole run-sheet; `?method=` another one than the workshop's, before it is chosen."""
    return pages.page(
        request,
        visit,
        "places/facilitation/run_sheet.html",
        channel="desk",
        sheet=run_sheet(visit.workshop, wanted_method(request, visit)),
        looks_only="method" in request.GET,
    )


@require_safe
@member(Verb.SEE_DESK)
def method_file(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The workshop's method as a file; `?method=` another one."""
    method = wanted_method(request, visit)
    response = HttpResponse(written_method_file(method), content_type="application/json")
    response.headers["Content-Disposition"] = f'attachment; filename="placeness-plan-{method.id}.json"'
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@member(Verb.CHANGE_WORKSHOP)
def choose(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Choose a method for the workshop."""
    chosen = method_of(visit.workshop.id)
    now = "" if chosen.is_own else chosen.method.id
    form = MethodForm(request.POST if request.method == "POST" else None, initial={"method": now})
    if form.is_bound and form.is_valid():
        activity = choosing.choose_method(
            actor=visit.actor, method_id=form.cleaned_data["method"], key=sent_key(request.POST)
        )
        return _chosen(request, visit, activity)
    return pages.page(
        request,
        visit,
        "places/facilitation/choose.html",
        channel="desk",
        status=422 if form.is_bound else 200,
        form=form,
        card=method_card(chosen.method, visit.workshop.language),
        chosen=chosen,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@member(Verb.CHANGE_WORKSHOP)
def bring(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Take the file of a method for this workshop; it is refused whole for one fault."""
    form = MethodFileForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    if form.is_bound and form.is_valid():
        activity = choosing.bring_method(
            actor=visit.actor, method=form.cleaned_data["file"], key=sent_key(request.POST)
        )
        return _chosen(request, visit, activity)
    return pages.page(
        request,
        visit,
        "places/facilitation/bring.html",
        channel="desk",
        status=422 if form.is_bound else 200,
        form=form,
    )


def _chosen(request: HttpRequest, visit: Visit, activity: object) -> HttpResponse:
    url = reverse("run-sheet-page", args=[visit.workshop.shown_code])
    return pages.done(request, visit, activity, url=url, channel="desk", say=_("This is the plan now."))
