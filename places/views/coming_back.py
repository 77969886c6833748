"""Coming back on another device with a return code."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from places.codes import read_code, show_code
from places.forms.join import BackForm
from places.queries import workshops
from places.queries.return_codes import who_returns
from places.queries.workshops import WorkshopFacts
from places.views.access import remember
from places.views.tries import count_failure, refuse_too_many

TRIES = "return-code"


@require_http_methods(["GET", "HEAD", "POST"])
def come_back(request: HttpRequest) -> HttpResponse:
    """Sign a person in by workshop code and return code, open door or not; one sentence for every failure."""
    if request.method != "POST":
        form = BackForm(initial={"code": request.GET.get("code", "")[:40]})
        return render(request, "places/back/page.html", {"form": form})
    form = BackForm(request.POST)
    if form.is_valid():
        code = read_code(form.cleaned_data["code"]) or ""
        refuse_too_many(request, TRIES, aim=code)
        found = _find(code, form.cleaned_data["return_code"])
        if found:
            workshop, (participant_id, token) = found
            remember(request, workshop.id, participant_id, token)
            return redirect("home", code=show_code(workshop.code))
        count_failure(request, TRIES, aim=code)
        form.add_error("return_code", _("These two codes do not fit together. Check both, and try again."))
    return render(request, "places/back/page.html", {"form": form}, status=422)


def _find(code: str, return_code: str) -> tuple[WorkshopFacts, tuple[int, str]] | None:
    workshop = workshops.by_any_code(code) if code else None
    who = who_returns(workshop.id, return_code) if workshop else None
    return (workshop, who) if workshop and who else None
