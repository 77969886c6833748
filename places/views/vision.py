"""The vision: read, drafted, written together."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from places.actions import drafts, sentences
from places.codes import read_key
from places.enums import Section, Verb
from places.errors import Stale
from places.queries import vision as queries
from places.views import pages
from places.views.access import Visit, member


def _url(visit: Visit) -> str:
    return reverse("vision", args=[visit.workshop.shown_code])


def _key(request: HttpRequest) -> str:
    return read_key(request.POST.get("key", ""))


def _rev(request: HttpRequest) -> int:
    rev = request.POST.get("rev", "")
    return int(rev) if rev.isdecimal() and len(rev) < 10 else 0


@require_safe
@member(Verb.SEE_VISION)
def vision(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The text as it stands, with what every sentence rests on."""
    sections = queries.vision(visit.workshop.id)
    return pages.page(
        request,
        visit,
        "places/vision/page.html",
        channel="vision",
        sections=sections,
        is_empty=not any(section.sentences for section in sections),
        may_write=visit.may(Verb.WRITE),
        may_export=visit.may(Verb.EXPORT),
    )


@require_POST
@member(Verb.WRITE)
def draft(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Make the first draft from the shared board and what the room weighed."""
    activity = drafts.make(actor=visit.actor, key=_key(request))
    return pages.done(request, visit, activity, url=_url(visit), say=_("Here is a first draft."), go=True)


@require_POST
@member(Verb.WRITE)
def add(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Add a sentence to a section."""
    activity = sentences.add_sentence(
        actor=visit.actor,
        section=request.POST.get("section", Section.BECAUSE),
        text=request.POST.get("text", ""),
        key=_key(request),
    )
    return pages.done(request, visit, activity, url=_url(visit), channel="vision", say=_("Added."))


@require_POST
@member(Verb.WRITE)
def change(request: HttpRequest, visit: Visit, sentence: int) -> HttpResponse:
    """Save a new text of a sentence; when somebody was faster, show both texts."""
    text = request.POST.get("text", "")
    try:
        activity = sentences.change_sentence(
            actor=visit.actor, sentence_id=sentence, text=text, rev=_rev(request), key=_key(request)
        )
    except Stale as stale:
        if pages.wants_json(request):
            raise
        facts = {
            "sentence": sentence,
            "yours": text,
            "theirs": stale.details["text"],
            "rev": stale.details["rev"],
        }
        return pages.page(request, visit, "places/vision/conflict.html", status=409, **facts)
    return pages.done(request, visit, activity, url=_url(visit), channel="vision", say=_("Saved."))


@require_POST
@member(Verb.WRITE)
def settle(request: HttpRequest, visit: Visit, sentence: int) -> HttpResponse:
    """Accept a suggested sentence as it stands."""
    activity = sentences.settle_sentence(
        actor=visit.actor, sentence_id=sentence, rev=_rev(request), key=_key(request)
    )
    return pages.done(request, visit, activity, url=_url(visit), channel="vision", say=_("Kept as it is."))


@require_POST
@member(Verb.WRITE)
def move(request: HttpRequest, visit: Visit, sentence: int) -> HttpResponse:
    """Move a sentence up or down within its section."""
    up = request.POST.get("way") == "up"
    activity = sentences.move_sentence(actor=visit.actor, sentence_id=sentence, up=up, key=_key(request))
    say = _("Moved up.") if up else _("Moved down.")
    return pages.done(request, visit, activity, url=_url(visit), channel="vision", say=say)


@require_POST
@member(Verb.WRITE)
def drop(request: HttpRequest, visit: Visit, sentence: int) -> HttpResponse:
    """Take a sentence out, and offer to bring it back."""
    activity = sentences.drop_sentence(
        actor=visit.actor, sentence_id=sentence, rev=_rev(request), key=_key(request)
    )
    undo = pages.own_put(
        request,
        "places/vision/_dropped.html",
        {"workshop": visit.workshop, "sentence": sentence},
        target="dropped-sentences",
        element_id=f"dropped-{sentence}",
    )
    return pages.done(
        request, visit, activity, url=_url(visit), channel="vision", say=_("Taken out."), own=[undo]
    )


@require_POST
@member(Verb.WRITE)
def restore(request: HttpRequest, visit: Visit, sentence: int) -> HttpResponse:
    """Bring a dropped sentence back."""
    activity = sentences.bring_back(actor=visit.actor, sentence_id=sentence, key=_key(request))
    gone = [{"op": "drop", "id": f"dropped-{sentence}"}]
    return pages.done(
        request, visit, activity, url=_url(visit), channel="vision", say=_("It is back."), own=gone
    )
