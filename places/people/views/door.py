"""What stands before every door: which workshop a code opens, for whom, and what is said when it opens none."""

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
    """Let this browser hold a pass: it scanned the workshop's QR link, so it is no stranger here."""
    passes = list(request.session.get("passes") or [])
    request.session["passes"] = [*[held for held in passes if held != workshop_id], workshop_id][-20:]


def own_key(request: HttpRequest, key: str) -> str:
    """Return the idempotency key of this browser's form, bound to the browser; empty when it cannot be bound.

    A retry of the same browser becomes the same person. Whoever else sends the same key does not: a stranger who has
    read or guessed it must not become the person who joined with it. The cookie against forged forms tells browsers
    apart before they have a session, and no form passes without it.
    """
    secret = request.COOKIES.get(settings.CSRF_COOKIE_NAME, "")
    if not key or not secret:
        return ""
    return salted_hmac("places.join-key", f"{secret}:{key}", algorithm="sha256").hexdigest()[: len(key)]


def who_knocks(request: HttpRequest, workshop: WorkshopFacts) -> Actor:
    """Return who is asking at this workshop's door."""
    leader_id = request.user.pk if request.user.is_authenticated else None
    return actors.who_asks(workshop.id, request.session.get("participants"), leader_id)[0]


def open_door(request: HttpRequest, typed: str) -> WorkshopFacts | None:
    """Return the workshop that the typed code opens for this browser, or None.

    A right code opens, however many wrong ones were tried, here or elsewhere. Members and leaders come in although
    the door is closed.
    """
    code = read_code(typed)
    workshop = workshops.by_code(code) if code else None
    if workshop and (workshop.lets_in or who_knocks(request, workshop).role != Role.NEWCOMER):
        return workshop
    return None


def closed(request: HttpRequest, status: int, typed: str = "") -> HttpResponse:
    """Say why a code opens nothing: a right one meets a closed door (409); else `status`, and the field keeps it.

    A whole code that no room has is counted as a failed try; after many the answer is 429 and says when to come back.
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
