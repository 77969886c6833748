"""The vision as a whole: read, drafted, a headline chosen, and who is behind it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from places.enums import Stage, Verb
from places.form_fields import sent_key
from places.people.queries.return_codes import own_code
from places.people.visit import Visit, member
from places.vision.actions import drafts
from places.vision.methods.care_words import speaks_of_care
from places.vision.queries import closing, presence, versions
from places.vision.queries import coverage as coverages
from places.vision.queries.statement import statement
from places.vision.queries.suggestions import model_facts
from places.vision.queries.vision import vision as sections_of
from places.vision.views.sentences import url_of, written
from places.web import page_cache, pages

PAGE = "places/vision/page.html"
READ_TEXT = "places/vision/_read_text.html"


@require_safe
@member(Verb.SEE_VISION)
def vision(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The text with evidence and lamps of every sentence; once the workshop is closed, as a page to read."""
    if visit.workshop.stage == Stage.CLOSE:
        return _read(request, visit)
    me = presence.person_key(visit.actor)
    here = presence.writers([visit.workshop.id]).get(visit.workshop.id, ())
    others = tuple(writer for writer in here if writer.person != me)
    if visit.may(Verb.ASK_MODEL):  # the state of asking a model is not in the log
        model = model_facts(visit.workshop.id)
        facts = _facts(visit, others)
        return pages.page(request, visit, PAGE, channel="vision", reader=me, model=model, **facts)
    unopened = coverages.unopened(visit.workshop.id)  # nor is who has opened a photo
    return page_cache.page(
        request,
        visit,
        PAGE,
        others,
        unopened,
        channel="vision",
        facts=lambda: _facts(visit, others),
        reader=me,
    )


def _read(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The finished text, with what its reader can take along."""
    workshop, me = visit.workshop, visit.person
    text = page_cache.cached_value(visit, "finished vision", lambda: closing.finished(workshop.id))
    facts = {"text": text, "workshop": workshop}
    return pages.page(
        request,
        visit,
        "places/vision/read.html",
        channel="vision",
        text=text,
        words=page_cache.cached_value(visit, READ_TEXT, lambda: render_to_string(READ_TEXT, facts)),
        own=closing.brought_by(workshop.id, me.id, text) if me else (),
        return_code=own_code(workshop.id, me.id) if me else "",
        may_export=visit.may(Verb.EXPORT),
        may_share=visit.may(Verb.SHARE_VISION),
    )


def _facts(visit: Visit, others: tuple[presence.Writer, ...]) -> dict[str, Any]:
    """The context of the page for all people with the same rights and the same writers present."""
    found = statement(visit.workshop)
    return {
        "statement": found,
        "is_empty": found.is_empty,
        "writers": others,
        "may_write": visit.may_edit,
        "may_export": visit.may(Verb.EXPORT),
        "may_share": visit.may(Verb.SHARE_VISION),
        "speaks_of_care": speaks_of_care(visit.workshop.question, visit.workshop.place_name),
    }


@require_POST
@member(Verb.WRITE)
def draft(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Make the first draft from the shared board and what the room weighed."""
    activity = drafts.make(actor=visit.actor, key=sent_key(request.POST))
    return pages.done(request, visit, activity, url=url_of(visit), say=_("Here is a first draft."), go=True)


@require_POST
@member(Verb.WRITE)
def choose_headline(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Make one of the candidates the headline; the others stay below it."""
    activity = drafts.choose_headline(
        actor=visit.actor, text=request.POST.get("text", ""), key=sent_key(request.POST)
    )
    return written(
        request, visit, activity, _("It is the headline now. The others stay below it, as proposals.")
    )


@require_safe
@member(Verb.SEE_VISION)
def coverage(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Whose pictures are not behind the text yet, table by table, and those that have not been opened."""
    parts = sections_of(visit.workshop.id)
    return pages.page(
        request,
        visit,
        "places/vision/coverage.html",
        coverage=coverages.coverage(visit.workshop.id, parts),
        not_yet=coverages.not_yet(visit.workshop.id, parts),
    )


@require_safe
@member(Verb.SEE_VISION)
def taken_out(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The sentences that were taken out, each to be brought back."""
    found = versions.taken_out(visit.workshop.id)
    facts = {"taken_out": found, "may_write": visit.may_edit}
    return pages.page(request, visit, "places/vision/taken_out.html", **facts)
