"""Answering a round on a phone: one sentence, or one headline, per page."""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from places.enums import RoundKind, Verb
from places.errors import Missing, NotYours, Unclear
from places.form_fields import key_beside, sent_key, sent_number
from places.people.visit import Visit, member
from places.rounds.actions import answers as acts
from places.rounds.actions import scores
from places.rounds.actions.answers import QUESTIONS
from places.rounds.queries import headlines
from places.rounds.queries import rounds as queries
from places.rounds.queries.rounds import Asked, OwnTurns, RoundFacts
from places.web import pages


@require_safe
@member(Verb.SEE_VISION)
def answer(request: HttpRequest, visit: Visit, kind: str) -> HttpResponse:
    """Show the next thing to answer (or `?at=` a number from 1), the whole text, or thanks."""
    found = queries.round_of(visit.workshop.id, kind)
    if found is None:
        raise Missing
    if visit.person is None:
        raise NotYours(_("Only people who have joined can do this."))
    if found.is_shown:
        return HttpResponseRedirect(reverse("round-result", args=[visit.workshop.shown_code, kind]))
    turns = _turns(visit, found)
    number = _number(request, turns.lines)
    return pages.page(
        request,
        visit,
        "places/rounds/answer.html",
        channel="rounds",
        round=found,
        turns=turns,
        number=number,
        line=turns.lines[number - 1] if number else None,
        done=sum(line.is_answered for line in turns.lines),
        own_headline=headlines.own_headline(visit.actor.participant_id),
        own=queries.own_consent(visit.workshop.id, visit.actor.participant_id),
    )


def _turns(visit: Visit, found: RoundFacts) -> OwnTurns:
    me = visit.actor.participant_id
    if found.kind == RoundKind.HEADLINES:
        return headlines.own_turns(visit.workshop.id, me)
    lines = queries.asked(visit.workshop.id, found.kind, me, found.other_name)
    return OwnTurns(tuple(lines), len(lines))


def _number(request: HttpRequest, lines: Sequence[Asked]) -> int:
    """Which line is asked for, from 1; the first without an answer; 0 when all have one."""
    at = sent_number(request.GET, "at") or 0
    if 1 <= at <= len(lines):
        return at
    return next((number for number, line in enumerate(lines, 1) if not line.is_answered), 0)


@require_POST
@member()
def react(request: HttpRequest, visit: Visit, kind: str) -> HttpResponse:
    """Take the answers about one sentence, and go on to the next."""
    answers = {
        question: int(request.POST[question] == "1")
        for question in QUESTIONS.get(_kind(kind), ())
        if request.POST.get(question) in ("0", "1")
    }
    acts.react(
        actor=visit.actor,
        kind=kind,
        sentence_id=_id(request, "sentence"),
        answers=answers,
        key=sent_key(request.POST),
    )
    return _on(visit, kind, request)


@require_POST
@member()
def consent(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Take whether this person can live with the text, and what they find missing."""
    key = sent_key(request.POST)
    answers = (
        {"consent": int(request.POST["consent"] == "1")} if request.POST.get("consent") in ("0", "1") else {}
    )
    acts.react(actor=visit.actor, kind=RoundKind.CONSENT, sentence_id=None, answers=answers, key=key)
    acts.note_missing(actor=visit.actor, text=request.POST.get("note", ""), key=key_beside(key))
    return _on(visit, RoundKind.CONSENT, request, done=True)


@require_POST
@member()
def write_headline(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Take this person's headline."""
    acts.write_headline(actor=visit.actor, text=request.POST.get("text", ""), key=sent_key(request.POST))
    return _on(visit, RoundKind.HEADLINES, request, done=True)


@require_POST
@member()
def next_headline(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Hand this person the next headline to score."""
    scores.ask(actor=visit.actor, key=sent_key(request.POST))
    return _on(visit, RoundKind.HEADLINES, request)


@require_POST
@member()
def score(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Take the points for one headline, and go on to the next."""
    points = request.POST.get("points", "")
    scores.score(
        actor=visit.actor,
        headline_id=_id(request, "headline"),
        points=int(points) if points in ("1", "2", "3", "4", "5") else 0,
        key=sent_key(request.POST),
    )
    return _on(visit, RoundKind.HEADLINES, request)


def _kind(kind: str) -> RoundKind:
    if kind not in (RoundKind.SWAP, RoundKind.MIRROR):
        raise Missing
    return RoundKind(kind)


def _id(request: HttpRequest, name: str) -> int:
    sent = sent_number(request.POST, name)
    if sent is None:
        raise Unclear(_("We could not read what was sent. Please load the page again."))
    return sent


def _on(visit: Visit, kind: str, request: HttpRequest, *, done: bool = False) -> HttpResponse:
    """Lead to the next line (`next` in the form, when people go back to change answers), or to the thanks.

    Scripts get the address as `go`, others a redirect.
    """
    url = reverse("round-answer", args=[visit.workshop.shown_code, kind])
    after = sent_number(request.POST, "next", digits=5)
    url += "?saved=1" if done else "" if after is None else f"?at={after}"
    if pages.wants_json(request):
        return JsonResponse({"operations": [], "go": url})
    response = HttpResponseRedirect(url)
    response.status_code = 303
    return response
