"""The evidence of one sentence, linked and possible, as a page or as a sheet beside the text."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from places.enums import Verb
from places.errors import Missing
from places.form_fields import sent_key, sent_number, whole_number
from places.people.visit import Visit, member
from places.texts import clean
from places.vision.actions import evidence as actions
from places.vision.queries.coverage import people_behind
from places.vision.queries.evidence import choices
from places.vision.queries.statement import statement
from places.web import pages

LONGEST_SEARCH = 80


def _facts(visit: Visit, sentence_id: int, words: str = "") -> dict[str, Any]:
    """The context of the panel; `words` filters the photos."""
    text = statement(visit.workshop)
    found = text.sentences.get(sentence_id)
    if found is None:
        raise Missing
    heard = people_behind(text.sections)
    return {
        "workshop": visit.workshop,
        "sentence": found,
        "choices": choices(visit.workshop, found, heard=heard, words=words),
        "words": words,
        "may_write": visit.may_edit,
    }


def _done(request: HttpRequest, visit: Visit, sentence: int, activity: Any, say: str) -> HttpResponse:
    url = reverse("evidence", args=[visit.workshop.shown_code, sentence])
    if not pages.wants_json(request):
        return pages.done(request, visit, activity, url=url, say=say)
    words = clean(request.POST.get("words", ""))[:LONGEST_SEARCH]
    panel = pages.own_put(
        request,
        "places/vision/_evidence.html",
        _facts(visit, sentence, words),
        target="",
        element_id=f"evidence-{sentence}",
    )
    return pages.done(request, visit, activity, url=url, channel="vision", say=say, own=[panel])


@require_safe
@member(Verb.SEE_VISION)
def evidence(request: HttpRequest, visit: Visit, sentence: int) -> HttpResponse:
    """The pictures and clusters behind one sentence; whoever may write can add and take away."""
    words = clean(request.GET.get("words", ""))[:LONGEST_SEARCH]
    facts = _facts(visit, sentence, words)
    del facts["workshop"]
    return pages.page(request, visit, "places/vision/evidence.html", **facts)


@require_POST
@member(Verb.WRITE)
def link(request: HttpRequest, visit: Visit, sentence: int) -> HttpResponse:
    """Link one more photo or cluster to the sentence."""
    activity = actions.link(
        actor=visit.actor,
        sentence_id=sentence,
        photo_id=sent_number(request.POST, "photo"),
        cluster_id=sent_number(request.POST, "cluster"),
        key=sent_key(request.POST),
    )
    return _done(request, visit, sentence, activity, _("Added."))


@require_POST
@member(Verb.WRITE)
def quote(request: HttpRequest, visit: Visit, sentence: int) -> HttpResponse:
    """Quote words of a photo's owner verbatim (`quote`: "12-essence")."""
    photo, _dash, field = request.POST.get("quote", "").partition("-")
    activity = actions.quote(
        actor=visit.actor,
        sentence_id=sentence,
        photo_id=whole_number(photo) or 0,
        field=field,
        key=sent_key(request.POST),
    )
    return _done(request, visit, sentence, activity, _("These words stand with the sentence now."))


@require_POST
@member(Verb.WRITE)
def cut(request: HttpRequest, visit: Visit, sentence: int) -> HttpResponse:
    """Take one photo or cluster away from the sentence."""
    activity = actions.cut(
        actor=visit.actor,
        sentence_id=sentence,
        evidence_id=sent_number(request.POST, "evidence") or 0,
        key=sent_key(request.POST),
    )
    return _done(request, visit, sentence, activity, _("Taken away."))
