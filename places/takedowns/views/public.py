"""The public form for somebody who is in a picture, or whose child is: no account, no code of a room."""

import contextlib

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from places.enums import Reporter, Role
from places.errors import Missing, TooMany
from places.rules import Actor
from places.takedowns import actions
from places.takedowns.forms import ReportForm
from places.takedowns.queries import by_reference
from places.workshops.views.rate_limits import count_failure, wait_before_next

SENT = "picture-reports"


@require_http_methods(["GET", "HEAD", "POST"])
def this_is_me(request: HttpRequest) -> HttpResponse:
    """Ask which picture is meant and keep the report; the answer is the same whether there is such a picture."""
    if request.method != "POST":
        form = ReportForm(initial={"picture": request.GET.get("picture", "")[:40]})
        return _page(request, form, sent="sent" in request.GET)
    form = ReportForm(request.POST)
    if not form.is_valid():
        return _page(request, form, status=422)
    if seconds := count_failure(request, SENT):  # everything that is sent is counted, not failures alone
        form.add_error("picture", str(TooMany.sentence))
        return wait_before_next(_page(request, form, status=429), seconds)
    _keep(form)
    response = HttpResponseRedirect(f"{reverse('this-is-me')}?sent=1")
    response.status_code = 303
    return response


def _keep(form: ReportForm) -> None:
    words = form.cleaned_data
    found = by_reference(words["picture"])
    if found is None:
        return
    workshop_id, photo_id = found
    said = actions.Reported(Reporter(words["says"]), words["words"], words["reach"])
    with contextlib.suppress(Missing):  # taken back, or not brought yet: nothing to put out of sight
        actions.report(
            actor=Actor(workshop_id, Role.NEWCOMER), photo_id=photo_id, said=said, key=words["key"]
        )


def _page(request: HttpRequest, form: ReportForm, *, sent: bool = False, status: int = 200) -> HttpResponse:
    facts = {"form": form, "sent": sent}
    return render(request, "places/takedowns/this_is_me.html", facts, status=status)
