"""The page outside a closed door: who has a right code waits there, and comes in when it opens."""

import secrets

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from places.codes import show_code
from places.form_fields import sent_number
from places.people.actions import waiting as acts
from places.people.forms import JoinForm
from places.people.queries import waiting as queries
from places.people.queries.tables import choices, free_symbols
from places.people.views.entry import (
    code_refused,
    newcomer,
    waiting_words,
    workshop_to_join,
    workshop_to_wait_at,
)
from places.workshops.queries.workshops import WorkshopFacts

WORDS = ("first_name", "table", "symbol", "key")


@require_http_methods(["GET", "HEAD", "POST"])
def wait_outside(request: HttpRequest, code: str) -> HttpResponse:
    """Ask for the name and wait; once the door is open, the page comes in by itself, or with one button.

    Scripts ask with `Accept: application/json` and get {"open": true or false}. A GET makes nobody a participant.
    """
    workshop = workshop_to_join(request, code)
    if request.headers.get("Accept", "").startswith("application/json"):
        return _state(request, code, is_open=workshop is not None)
    if workshop is None:
        return _outside(request, code)
    words = waiting_words(request, workshop.id)
    if not words or newcomer(request, workshop).participant_id:
        return redirect("join", code=show_code(workshop.code))
    return _page(request, workshop, words, is_open=True)


def wait_with(request: HttpRequest, workshop: WorkshopFacts) -> HttpResponse:
    """Answer a form with a first name that came while nobody can join: keep the name, and let them wait."""
    table = sent_number(request.GET, "table", digits=4)
    form = JoinForm(request.POST, tables=choices(workshop.id), table=table)
    if not form.is_valid() or not _told_apart(workshop, form):
        return _form(request, workshop, form, status=422)
    words = {name: form.cleaned_data[name] for name in WORDS}
    words["table"] = form.known_table.number if form.known_table else words["table"]
    words["key"] = words["key"] or secrets.token_hex(16)
    before = waiting_words(request, workshop.id)
    words["token"] = acts.wait_outside(actor=newcomer(request, workshop), token=str(before.get("token", "")))
    request.session["waiting"] = {**(request.session.get("waiting") or {}), str(workshop.id): words}
    return redirect("wait-outside", code=show_code(workshop.code))


def _state(request: HttpRequest, code: str, *, is_open: bool) -> HttpResponse:
    """Tell the page's script whether it can come in. A wrong code is counted, and refused, as everywhere."""
    workshop = workshop_to_wait_at(code)
    if workshop is None and not is_open:
        return code_refused(request, 404, code)
    if workshop:
        _note(request, workshop)
    return JsonResponse({"open": is_open})


def _outside(request: HttpRequest, code: str) -> HttpResponse:
    workshop = workshop_to_wait_at(code)
    if workshop is None:
        return code_refused(request, 404, code)
    if request.method == "POST":
        return wait_with(request, workshop)
    words = waiting_words(request, workshop.id)
    if not words:
        form = JoinForm(tables=choices(workshop.id), table=sent_number(request.GET, "table", digits=4))
        return _form(request, workshop, form, status=200)
    _note(request, workshop)
    return _page(request, workshop, words, is_open=False)


def _note(request: HttpRequest, workshop: WorkshopFacts) -> None:
    token = str(waiting_words(request, workshop.id).get("token", ""))
    if token and queries.should_note(workshop.id, token, acts.NOTED_EVERY):
        acts.note_waiting(workshop_id=workshop.id, token=token)


def _told_apart(workshop: WorkshopFacts, form: JoinForm) -> bool:
    """Whether the name is free, or a sign was chosen that is; else the form asks for one."""
    free = free_symbols(workshop.id, form.cleaned_data["first_name"])
    if free is None or form.cleaned_data["symbol"] in free:
        return True
    form.offer(free)
    return False


def _form(request: HttpRequest, workshop: WorkshopFacts, form: JoinForm, *, status: int) -> HttpResponse:
    facts = {"workshop": workshop, "form": form, "code": show_code(workshop.code)}
    return render(request, "places/people/waiting/form.html", facts, status=status)


def _page(
    request: HttpRequest, workshop: WorkshopFacts, words: dict[str, object], *, is_open: bool
) -> HttpResponse:
    facts = {"workshop": workshop, "words": words, "code": show_code(workshop.code), "is_open": is_open}
    return render(request, "places/people/waiting/page.html", facts)
