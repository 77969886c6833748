"""Answers for refusals and errors: one sentence each, as a page, or as JSON for the page's scripts."""

import logging
import sys
from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.deprecation import MiddlewareMixin
from django.utils.translation import gettext as _

from places.errors import Missing, NotReached, NotSaved, NotYours, Refusal, SignedOut
from places.people import visit
from places.web.storage_faults import refusal_of
from places.workshops.views.sign_ins import has_ended

# Fields in which people write. Codes and passwords are none of them.
WORDS = (
    "belonging",
    "decision",
    "essence",
    "first_name",
    "name",
    "ness",
    "note",
    "question",
    "reach",
    "see",
    "text",
    "word",
    "words",
)
NOT_SENT_AGAIN = ("csrfmiddlewaretoken", "key")
TRIED_AGAIN = (
    HTTPStatus.CONFLICT,
    HTTPStatus.UNPROCESSABLE_ENTITY,
    HTTPStatus.TOO_MANY_REQUESTS,
    HTTPStatus.SERVICE_UNAVAILABLE,
    HTTPStatus.INSUFFICIENT_STORAGE,
)
RETRY_SECONDS = "5"
_logger = logging.getLogger(__name__)


def answer(request: HttpRequest, status: int, sentence: str, **details: Any) -> HttpResponse:
    """Return the refusal as JSON {"sentence", …details} or as a page, with `status`.

    The page holds what the person wrote: to be changed and sent again, or, where that cannot help, to be copied.
    """
    if request.headers.get("Accept", "").startswith("application/json"):
        return JsonResponse({"sentence": sentence, **details}, status=status)
    facts = {"sentence": sentence, "status": status, "again": details.get("again", False)}
    facts |= {"door": details.get("door", ""), "join": details.get("join", "")}
    facts["room"] = _room(request) if status < 500 else ""
    if status == HTTPStatus.GONE:
        facts["screen"] = request.path.endswith("/screen/")
        return render(request, "places/web/refusal/deleted.html", facts | details, status=status)
    facts |= _typed(request)
    is_tried = facts.get("words") and status in TRIED_AGAIN and not request.FILES
    page = "again" if is_tried else "page"
    return render(request, f"places/web/refusal/{page}.html", facts, status=status)


def _typed(request: HttpRequest) -> dict[str, list[tuple[str, str]]]:
    """Return the `words` that a person wrote in a form, and its `others` that may be sent again; {} without words."""
    if request.method != "POST" or request.headers.get("Sec-Fetch-Site") == "cross-site":
        return {}
    sent = [(name, value) for name, values in request.POST.lists() for value in values]
    words = [(name, value) for name, value in sent if name in WORDS and value.strip()]
    kept = [pair for pair in sent if pair not in words and pair[0] not in NOT_SENT_AGAIN]
    return {"words": words, "others": kept} if words else {}


def _room(request: HttpRequest) -> str:
    """Return the address of the workshop of this request; empty for people outside it."""
    code = request.resolver_match.kwargs.get("code") if request.resolver_match else None
    if not code:
        return ""
    try:
        return reverse("home", args=[visit.visit(request, code).workshop.shown_code])
    except Refusal:
        return ""


def _wants_a_leader(request: HttpRequest, refusal: Refusal) -> bool:
    """Whether the refusal follows from a leader's sign-in that has ended in this browser."""
    if not isinstance(refusal, Missing | NotYours) or not has_ended(request):
        return False
    return isinstance(refusal, NotYours) or not _room(request)


def _sign_in_again(request: HttpRequest) -> HttpResponse:
    """Redirect to the sign-in page and back; a post is answered with a sentence that it was not done."""
    door = reverse("sign-in")
    if request.method in ("GET", "HEAD") and not request.headers.get("Accept", "").startswith(
        "application/json"
    ):
        return redirect(f"{door}?{urlencode({'next': request.get_full_path()})}")
    refusal = SignedOut(door)
    return answer(request, refusal.status, str(refusal.sentence), **refusal.details)


class RefusalMiddleware(MiddlewareMixin):
    """Answers every `Refusal` that a view raises with its sentence and status, and 405 with a sentence."""

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, Refusal):
            refusal = refusal_of(exception)
            return None if refusal is None else _not_saved(request, refusal)
        if _wants_a_leader(request, exception):
            return _sign_in_again(request)
        response = answer(request, exception.status, str(exception.sentence), **exception.details)
        if exception.status in (429, 503):
            response.headers["Retry-After"] = RETRY_SECONDS
        return response

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        """Fill the empty page of a 405, which people see who reload the answer to a form."""
        if response.status_code != HTTPStatus.METHOD_NOT_ALLOWED:
            return response
        said = answer(
            request, 405, _("There is nothing to read here. Please go back to the page you came from.")
        )
        said.headers["Allow"] = response.headers["Allow"]
        return said


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400: the request could not be read."""
    return answer(request, 400, _("We could not read what was sent. Please load the page again."))


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403."""
    return answer(request, 403, _("This is not open to you."))


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: a form of another site, or with an old token."""
    sentence = _("This page has been open for too long. Please load it again, then try once more.")
    return answer(request, 403, sentence, reason="page")


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: the same answer for unknown, hidden and foreign."""
    return answer(request, 404, _("We could not find that page."))


def server_error(request: HttpRequest) -> HttpResponse:
    """500: the log has the traceback, never what people sent.

    507 or 503 when the error is that nothing can be written.
    """
    if (refusal := refusal_of(sys.exc_info()[1])) is not None:
        return _not_saved(request, refusal)
    return answer(
        request, 500, _("Something went wrong on our side. What you had saved is safe. Please try again.")
    )


def _not_saved(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """Answer that the storage does not work just now; a page that was only to be shown loads again by itself."""
    _logger.error("The storage does not work: %s", type(refusal).__name__)
    if is_reading := request.method in ("GET", "HEAD") and isinstance(refusal, NotSaved):
        refusal = NotReached()
    try:
        response = answer(request, refusal.status, str(refusal.sentence), again=is_reading)
    except Exception:  # the page says who is signed in, which needs the storage as well
        response = _answer_to_anybody(request, refusal, again=is_reading)
    response.headers["Retry-After"] = RETRY_SECONDS
    if is_reading:
        response.headers["Refresh"] = RETRY_SECONDS
    return response


def _answer_to_anybody(request: HttpRequest, refusal: Refusal, *, again: bool) -> HttpResponse:
    request.user = AnonymousUser()  # nothing is read from the storage for it, nor for an empty session
    request.session = {}  # type: ignore[assignment] - Django's middleware leaves alone what is no session
    try:
        return answer(request, refusal.status, str(refusal.sentence), again=again)
    except Exception:
        _logger.exception("No page could be made of a refusal")
        return HttpResponse(str(refusal.sentence), "text/plain; charset=utf-8", refusal.status)


def no_live_updates(request: HttpRequest, code: str) -> HttpResponse:
    """View of the addresses of live updates, which `LiveApplication` answers before Django. Raises `Missing`."""
    raise Missing
