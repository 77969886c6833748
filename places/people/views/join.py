"""Joining: one field, one button. GETs never create anybody (link previews open every link)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.views.decorators.http import require_http_methods

from places.codes import show_code
from places.errors import Unclear
from places.form_fields import sent_number
from places.people.actions import joining as acts
from places.people.actions.joining import Joining
from places.people.forms import JoinForm
from places.people.queries.tables import choices, free_symbols
from places.people.views.entry import (
    code_refused,
    newcomer,
    own_key,
    stop_waiting,
    waiting_token,
    workshop_to_join,
    workshop_to_wait_at,
)
from places.people.views.seats import remember_seat
from places.people.views.waiting import wait_with
from places.people.visit import remember
from places.texts import gentle_name_hint
from places.workshops.queries.workshops import WorkshopFacts


@require_http_methods(["GET", "HEAD", "POST"])
def join(request: HttpRequest, code: str) -> HttpResponse:
    """Show the join page, or let the person in and lead them to their return code."""
    workshop = workshop_to_join(request, code)
    if workshop is None:
        return _outside(request, code)
    if newcomer(request, workshop).participant_id:
        return redirect("home", code=show_code(workshop.code))
    form = JoinForm(
        request.POST or None,
        tables=choices(workshop.id),
        table=sent_number(request.GET, "table", digits=4),
    )
    if request.method == "POST" and form.is_valid() and _joined(request, workshop, form):
        return redirect(f"{reverse('me', kwargs={'code': show_code(workshop.code)})}?new=1")
    return _page(request, workshop, form)


def _outside(request: HttpRequest, code: str) -> HttpResponse:
    """Answer where nobody can join: who has a right code waits outside, with the name that they wrote."""
    workshop = workshop_to_wait_at(code)
    if workshop is None:
        return code_refused(request, 404, code)
    if request.method == "POST":
        return wait_with(request, workshop)
    url = reverse("wait-outside", kwargs={"code": show_code(workshop.code)})
    table = sent_number(request.GET, "table", digits=4)
    return redirect(url if table is None else f"{url}?table={table}")


def _joined(request: HttpRequest, workshop: WorkshopFacts, form: JoinForm) -> bool:
    """Let the person in and remember them; or write the refusal beside its field and return False."""
    words = form.cleaned_data
    table = form.known_table.number if form.known_table else words["table"]
    joining = Joining(words["first_name"], table, words["symbol"], translation.get_language() or "en")
    key = own_key(request, words["key"])
    try:
        activity = acts.join(
            actor=newcomer(request, workshop),
            joining=joining,
            key=key,
            waited=waiting_token(request, workshop.id),
        )
    except Unclear as refusal:
        field = refusal.details.get("field", "first_name")
        if field == "symbol":
            form.offer(free_symbols(workshop.id, words["first_name"]))
        if field != "symbol" or words["symbol"]:
            form.add_error(field, str(refusal.sentence))
        return False
    person = activity.participant
    remember(request, workshop.id, person.pk, person.token)
    remember_seat(request, workshop.id, person.group_id)
    stop_waiting(request, workshop.id)
    return True


def _page(request: HttpRequest, workshop: WorkshopFacts, form: JoinForm) -> HttpResponse:
    written = form["first_name"].value() or ""
    facts = {
        "workshop": workshop,
        "form": form,
        "hint": gentle_name_hint(written),
        "code": show_code(workshop.code),
    }
    return render(request, "places/people/join/page.html", facts, status=422 if form.is_bound else 200)
