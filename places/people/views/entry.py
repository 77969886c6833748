"""What joining, the front page and tables' devices share: the workshop of a code, and the answer to a wrong code."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from places.codes import LENGTH, letters_of, read_code, show_code
from places.enums import Role, Stage
from places.errors import TooMany
from places.people.forms import CodeForm
from places.people.queries import actors
from places.people.queries.waiting import is_let_in
from places.rules import Actor
from places.workshops.queries import workshops
from places.workshops.queries.workshops import WorkshopFacts
from places.workshops.views.rate_limits import count_failure, wait_before_next

TRIES = "code"


def no_such_door() -> str:
    """Return the sentence for a code that no room has."""
    return _("No room has this code. Check it, or ask the person who gave it to you.")


def too_short() -> str:
    """Return the sentence for what is no whole code yet."""
    return _("This is too short for a code. It has eight letters and numbers.")


def remember_pass(request: HttpRequest, workshop_id: int) -> None:
    """Note in the session that this browser scanned the workshop's QR link, which makes it known for rate limits."""
    passes = list(request.session.get("passes") or [])
    request.session["passes"] = [*[held for held in passes if held != workshop_id], workshop_id][-20:]


def own_key(request: HttpRequest, key: str) -> str:
    """Return the idempotency key of this browser's form, bound to the browser; empty when it cannot be bound.

    A retry of the same browser becomes the same person; another browser with the same key must not. Before there is a
    session, the CSRF cookie identifies the browser, and no form is accepted without it.
    """
    secret = request.COOKIES.get(settings.CSRF_COOKIE_NAME, "")
    if not key or not secret:
        return ""
    return salted_hmac("places.join-key", f"{secret}:{key}", algorithm="sha256").hexdigest()[: len(key)]


def newcomer(request: HttpRequest, workshop: WorkshopFacts) -> Actor:
    """Return the actor of a request to join this workshop."""
    leader_id = request.user.pk if request.user.is_authenticated else None
    return actors.who_asks(workshop.id, request.session.get("participants"), leader_id)[0]


def workshop_to_join(request: HttpRequest, typed: str) -> WorkshopFacts | None:
    """Return the workshop of the typed code when this browser may join it, or None.

    A right code is accepted whatever the number of failed attempts. Members and leaders are accepted also when joining
    is closed, and so are those who waited outside and were let in.
    """
    code = read_code(typed)
    workshop = workshops.by_code(code) if code else None
    if workshop is None:
        return None
    if workshop.lets_in or newcomer(request, workshop).role != Role.NEWCOMER:
        return workshop
    was_let_in = may_wait(workshop) and is_let_in(workshop.id, waiting_token(request, workshop.id))
    return workshop if was_let_in else None


def workshop_to_wait_at(typed: str) -> WorkshopFacts | None:
    """Return the workshop of the typed code when newcomers cannot join it just now, but later; else None."""
    code = read_code(typed)
    workshop = workshops.by_code(code) if code else None
    return workshop if workshop and not workshop.lets_in and may_wait(workshop) else None


def may_wait(workshop: WorkshopFacts) -> bool:
    """Whether it makes sense to wait: the workshop is neither closed nor over."""
    return workshop.stage != Stage.CLOSE and not workshop.over


def waiting_words(request: HttpRequest, workshop_id: int) -> dict[str, object]:
    """Return what a waiting person has written: first name, table and sign, with their token; {} for others."""
    return dict((request.session.get("waiting") or {}).get(str(workshop_id)) or {})


def waiting_token(request: HttpRequest, workshop_id: int) -> str:
    """Return the token of a browser that waits outside; "" for others."""
    return str(waiting_words(request, workshop_id).get("token", ""))


def stop_waiting(request: HttpRequest, workshop_id: int) -> None:
    """Forget in the session that this browser waited."""
    if waiting := request.session.get("waiting"):
        others = {number: words for number, words in waiting.items() if number != str(workshop_id)}
        request.session["waiting"] = others


def code_refused(request: HttpRequest, status: int, typed: str = "") -> HttpResponse:
    """Answer a code that is not accepted: 409 where joining is closed, else `status`; the form keeps the code.

    A complete code of no workshop is counted as a failed attempt; after many the answer is 429 with Retry-After.
    """
    code = read_code(typed)
    workshop = workshops.by_code(code) if code else None
    if workshop is not None:
        facts = {"code": show_code(workshop.code), "waits": workshop.door_waits, "over": workshop.over}
        facts["done"] = workshop.stage == Stage.CLOSE
        return render(request, "places/people/enter/closed.html", facts, status=409)
    is_short = len(letters_of(typed)) < LENGTH
    seconds = 0 if is_short else count_failure(request, TRIES)
    form = CodeForm({"code": typed})
    form.is_valid()
    form.errors.clear()
    said = too_short() if is_short and letters_of(typed) else no_such_door()
    form.add_error("code", TooMany.sentence if seconds else said)
    response = render(request, "places/people/enter/page.html", {"form": form}, status=status)
    return wait_before_next(response, seconds)
