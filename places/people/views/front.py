"""The front page, the form for the code, and the address of the QR link."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from places.codes import show_code
from places.form_fields import sent_number
from places.people.forms import CodeForm
from places.people.views.entry import (
    code_refused,
    remember_pass,
    workshop_to_join,
    workshop_to_wait_at,
)
from places.people.views.language import remember_language
from places.workshops.queries import workshops


@require_safe
def landing(request: HttpRequest) -> HttpResponse:
    """Say in one line what this is; lead to a code, and leaders to their desk."""
    return render(request, "places/people/landing/page.html", {"form": CodeForm()})


@require_http_methods(["GET", "HEAD", "POST"])
def enter_code(request: HttpRequest) -> HttpResponse:
    """Read a typed code and redirect to its join page; 422 for a code of no workshop."""
    if request.method != "POST":
        return render(request, "places/people/enter/page.html", {"form": CodeForm()})
    typed = request.POST.get("code", "")[:40]
    workshop = workshop_to_join(request, typed)
    if workshop is None:
        later = workshop_to_wait_at(typed)
        if later is None:
            return code_refused(request, 422, typed)
        return redirect("wait-outside", code=show_code(later.code))
    return redirect("join", code=show_code(workshop.code))


@require_safe
def qr_door(request: HttpRequest, token: str) -> HttpResponse:
    """Remember that this browser scanned the QR link, take its language, and lead on to the clean address."""
    workshop = workshops.by_token(token)
    if workshop is None:
        return code_refused(request, 404)
    remember_pass(request, workshop.id)
    url = reverse("join", kwargs={"code": show_code(workshop.code)})
    table = sent_number(request.GET, "table", digits=2)
    response = HttpResponseRedirect(url if table is None else f"{url}?table={table}")
    remember_language(response, request.GET.get("lang", ""))
    return response
