"""The acts on one sentence, and its versions."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from places.enums import Section, Verb
from places.errors import Missing, Refusal, Stale, Unclear
from places.form_fields import sent_key, sent_number
from places.people.visit import Visit, member
from places.vision.actions import sentences
from places.vision.methods.differences import differences
from places.vision.queries import vision
from places.vision.queries.versions import versions as versions_of
from places.web import pages, refusals


def url_of(visit: Visit) -> str:
    """Return the address of the vision."""
    return reverse("vision", args=[visit.workshop.shown_code])


def written(request: HttpRequest, visit: Visit, activity: Any, say: str, **more: Any) -> HttpResponse:
    """Answer an act of writing, with the changes that everybody on the vision page gets."""
    return pages.done(request, visit, activity, url=url_of(visit), channel="vision", say=say, **more)


@require_POST
@member(Verb.WRITE)
def add(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Add a sentence to a section, below another one or at the end of a paragraph when these are given."""
    text = request.POST.get("text", "")
    section = request.POST.get("section", Section.BECAUSE)
    try:
        activity = sentences.add_sentence(
            actor=visit.actor,
            section=section,
            text=text,
            below=sent_number(request.POST, "below"),
            paragraph=sent_number(request.POST, "paragraph"),
            key=sent_key(request.POST),
        )
    except Unclear as refusal:
        return _again(request, visit, refusal, text, {"section": section, "places": _places(request)})
    return written(request, visit, activity, _("Added."))


@require_POST
@member(Verb.WRITE)
def change(request: HttpRequest, visit: Visit, sentence: int) -> HttpResponse:
    """Save a new text of a sentence; on a conflict, show both texts."""
    text, rev = request.POST.get("text", ""), sent_number(request.POST, "rev") or 0
    try:
        activity = sentences.change_sentence(
            actor=visit.actor, sentence_id=sentence, text=text, rev=rev, key=sent_key(request.POST)
        )
    except Stale as stale:
        return both_texts(request, visit, stale, text)
    except Unclear as refusal:
        return _again(request, visit, refusal, text, {"sentence": sentence, "rev": rev})
    said = "" if request.POST.get("auto") else _("Saved.")  # automatic saving has its own message
    return written(request, visit, activity, said)


@require_POST
@member(Verb.WRITE)
def settle(request: HttpRequest, visit: Visit, sentence: int) -> HttpResponse:
    """Accept a suggested sentence as it stands."""
    activity = sentences.settle_sentence(
        actor=visit.actor,
        sentence_id=sentence,
        rev=sent_number(request.POST, "rev") or 0,
        key=sent_key(request.POST),
    )
    return written(request, visit, activity, _("Kept as it is."))


@require_POST
@member(Verb.WRITE)
def move(request: HttpRequest, visit: Visit, sentence: int) -> HttpResponse:
    """Move a sentence up or down within its section."""
    up = request.POST.get("way") == "up"
    activity = sentences.move_sentence(
        actor=visit.actor, sentence_id=sentence, up=up, key=sent_key(request.POST)
    )
    return written(request, visit, activity, _("Moved up.") if up else _("Moved down."))


@require_POST
@member(Verb.WRITE)
def drop(request: HttpRequest, visit: Visit, sentence: int) -> HttpResponse:
    """Take a sentence out, and offer to bring it back."""
    activity = sentences.drop_sentence(
        actor=visit.actor,
        sentence_id=sentence,
        rev=sent_number(request.POST, "rev") or 0,
        key=sent_key(request.POST),
    )
    undo = pages.own_put(
        request,
        "places/vision/_dropped.html",
        {"workshop": visit.workshop, "sentence": sentence},
        target="dropped-sentences",
        element_id=f"dropped-{sentence}",
    )
    return written(request, visit, activity, _("Taken out."), own=[undo])


@require_POST
@member(Verb.WRITE)
def restore(request: HttpRequest, visit: Visit, sentence: int) -> HttpResponse:
    """Bring a sentence back that was taken out, with a new text when one is sent."""
    text = request.POST.get("text", "")
    try:
        activity = sentences.bring_back(
            actor=visit.actor, sentence_id=sentence, text=text, key=sent_key(request.POST)
        )
    except Stale as stale:
        return both_texts(request, visit, stale, text)
    gone = [{"op": "drop", "id": f"dropped-{sentence}"}]
    return written(request, visit, activity, _("It is back."), own=gone)


def both_texts(request: HttpRequest, visit: Visit, stale: Stale, yours: str) -> HttpResponse:
    """Show the sentence's present text beside the person's, with the differences (409)."""
    details = stale.details
    facts = {
        "sentence": details["of"],
        "rev": details["rev"],
        "gone": details.get("gone", False),
        "section": details.get("section", ""),
        "theirs": details["text"],
        "yours": yours,
        "changes": differences(details["text"], yours),
        "said": stale.sentence,
    }
    if not pages.wants_json(request):
        return pages.page(request, visit, "places/vision/conflict.html", status=stale.status, **facts)
    html = render_to_string("places/vision/_both_texts.html", facts, request=request)
    return refusals.answer(request, stale.status, str(stale.sentence), html=html, **details)


def _places(request: HttpRequest) -> dict[str, int]:
    """Where a new sentence was to stand: the ids that were sent with it."""
    sent = ((name, sent_number(request.POST, name)) for name in ("below", "paragraph"))
    return {name: number for name, number in sent if number}


def _again(
    request: HttpRequest, visit: Visit, refusal: Refusal, text: str, where: dict[str, Any]
) -> HttpResponse:
    """Show a refused text in its form again, with the reason."""
    if pages.wants_json(request):
        raise refusal
    facts = {"text": text, "said": refusal.sentence, **where}
    return pages.page(request, visit, "places/vision/again.html", status=refusal.status, **facts)


@require_safe
@member(Verb.SEE_VISION)
def versions(request: HttpRequest, visit: Visit, sentence: int) -> HttpResponse:
    """Every version of a sentence, the newest first."""
    found = versions_of(visit.workshop.id, sentence)
    if not found:
        raise Missing
    return pages.page(
        request,
        visit,
        "places/vision/versions.html",
        sentence=vision.sentence(visit.workshop.id, sentence),
        versions=found,
        may_write=visit.may_edit,
    )


@require_POST
@member(Verb.WRITE)
def restore_version(request: HttpRequest, visit: Visit, sentence: int, version: int) -> HttpResponse:
    """Restore the text of this version."""
    try:
        activity = sentences.restore_version(
            actor=visit.actor,
            sentence_id=sentence,
            version_id=version,
            rev=sent_number(request.POST, "rev") or 0,
            key=sent_key(request.POST),
        )
    except Stale as stale:
        return both_texts(request, visit, stale, request.POST.get("text", ""))
    return written(request, visit, activity, _("This version stands again."))
