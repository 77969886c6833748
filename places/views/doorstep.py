"""What stands before every door: which workshop a code opens, for whom, and what is said when it opens none."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from places.codes import LENGTH, letters_of, read_code, show_code
from places.enums import Role
from places.forms.join import CodeForm
from places.queries import actors, workshops
from places.queries.workshops import WorkshopFacts
from places.rules import Actor
from places.views.tries import count_failure, refuse_too_many

TRIES = "code"


def no_such_door() -> str:
    """Return the sentence for a code that no room has."""
    return _("No room has this code. Check it, or ask the person who gave it to you.")


def too_short() -> str:
    """Return the sentence for what is no whole code yet."""
    return _("This is too short for a code. It has eight letters and numbers.")


def remember_pass(request: HttpRequest, workshop_id: int) -> None:
    """Let this browser hold a pass: whoever scanned the workshop's QR link is never held up by others' guesses."""
    passes = list(request.session.get("passes") or [])
    request.session["passes"] = [*[held for held in passes if held != workshop_id], workshop_id][-20:]


def who_knocks(request: HttpRequest, workshop: WorkshopFacts) -> Actor:
    """Return who is asking at this workshop's door."""
    leader_id = request.user.pk if request.user.is_authenticated else None
    return actors.who_asks(workshop.id, request.session.get("participants"), leader_id)[0]


def open_door(request: HttpRequest, typed: str) -> WorkshopFacts | None:
    """Return the workshop that the typed code opens for this browser, or None, with the failed try counted.

    Members and leaders come in although the door is closed. Raises `TooMany` after too many failed tries,
    except for holders of a pass.
    """
    code = read_code(typed)
    workshop = workshops.by_code(code) if code else None
    is_member = workshop is not None and who_knocks(request, workshop).role != Role.NEWCOMER
    has_pass = workshop is not None and workshop.id in (request.session.get("passes") or [])
    if workshop and (is_member or (has_pass and workshop.lets_in)):
        return workshop
    refuse_too_many(request, TRIES)
    if workshop is None or not workshop.lets_in:
        count_failure(request, TRIES)
        return None
    return workshop


def closed(request: HttpRequest, status: int, typed: str = "") -> HttpResponse:
    """Say why a code opens nothing: a right one meets a closed door (409); else `status`, and the field keeps it."""
    code = read_code(typed)
    workshop = workshops.by_code(code) if code else None
    if workshop is not None:
        facts = {"code": show_code(workshop.code), "waits": workshop.door_waits, "over": workshop.over}
        return render(request, "places/enter/closed.html", facts, status=409)
    form = CodeForm({"code": typed})
    form.is_valid()
    form.errors.clear()
    form.add_error("code", too_short() if 0 < len(letters_of(typed)) < LENGTH else no_such_door())
    return render(request, "places/enter/page.html", {"form": form}, status=status)
