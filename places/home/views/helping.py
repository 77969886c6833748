"""Pages for somebody who is in the room without a phone: let them in, act for them, their slip of paper."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import translation
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from places.codes import show_code
from places.enums import Verb
from places.errors import Missing, Unclear
from places.form_fields import sent_key
from places.people.actions import helping as acts
from places.people.actions.joining import Joining
from places.people.forms import HelpForm
from places.people.queries import helping
from places.people.queries.return_codes import own_code
from places.people.queries.tables import free_symbols
from places.people.visit import Visit, act_for, back_to_oneself, member
from places.web import pages


@require_http_methods(["GET", "HEAD", "POST"])
@member(Verb.HELP)
def with_me(request: HttpRequest, visit: Visit) -> HttpResponse:
    """GET: for whom this person types. POST: let one more in, and lead to their slip of paper."""
    if visit.person is None:
        raise Missing
    form = HelpForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        person_id = _let_in(visit, form)
        if person_id:
            return redirect("with-me-slip", code=show_code(visit.workshop.code), person=person_id)
    facts = {"form": form, "helped": helping.helped_by(visit.workshop.id, visit.person.id)}
    status = 422 if form.is_bound else 200
    return pages.page(request, visit, "places/home/with_me/page.html", status=status, **facts)


def _let_in(visit: Visit, form: HelpForm) -> int | None:
    """Let the person of the form in and return their id; or write the refusal beside its field."""
    words = form.cleaned_data
    joining = Joining(words["first_name"], None, words["symbol"], translation.get_language() or "en")
    try:
        activity = acts.bring_along(
            actor=visit.actor, joining=joining, agreed=words["agreed"], key=words["key"]
        )
    except Unclear as refusal:
        field = refusal.details.get("field", "first_name")
        if field == "symbol":
            form.offer(free_symbols(visit.workshop.id, words["first_name"]))
        if field != "symbol" or words["symbol"]:
            form.add_error(field, str(refusal.sentence))
        return None
    return int(activity.participant_id or 0)


@require_safe
@member(Verb.HELP)
def slip(request: HttpRequest, visit: Visit, person: int) -> HttpResponse:
    """Show the slip of paper with which somebody without a phone comes back: name, code of the room, return code."""
    found = _helped(visit, person)
    facts = {
        "helped": found,
        "return_code": own_code(visit.workshop.id, found.id),
        "back_address": settings.PUBLIC_URL + reverse("come-back"),
    }
    return pages.page(request, visit, "places/home/with_me/slip.html", **facts)


@require_POST
@member(Verb.HELP)
def act(request: HttpRequest, visit: Visit, person: int) -> HttpResponse:
    """Let this browser be the helped person until it goes back."""
    found = _helped(visit, person)
    token = helping.token_of_helped(visit.workshop.id, visit.actor.me, found.id)
    act_for(request, visit.workshop.id, found.id, token)
    return _seen("home", visit)


@require_POST
@member()
def back(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Let this browser be the person again who acts for another."""
    if not back_to_oneself(request, visit.workshop.id):
        raise Missing
    return _seen("with-me", visit)


@require_POST
@member(Verb.CHANGE_OWN)
def alone(request: HttpRequest, visit: Visit) -> HttpResponse:
    """End the right of whoever typed for this person. Not for the one who acts for them."""
    if visit.person is None or visit.person.acted_for:
        raise Missing
    activity = acts.go_on_alone(actor=visit.actor, key=sent_key(request.POST))
    return pages.done(request, visit, activity, url=reverse("me", args=[visit.workshop.shown_code]), go=True)


def _helped(visit: Visit, person_id: int) -> helping.Helped:
    people = helping.helped_by(visit.workshop.id, visit.actor.participant_id or 0)
    found = next((each for each in people if each.id == person_id and each.may_act), None)
    if found is None:
        raise Missing
    return found


def _seen(name: str, visit: Visit) -> HttpResponse:
    response = redirect(name, code=visit.workshop.shown_code)
    response.status_code = 303
    return response
