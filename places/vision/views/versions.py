"""The versions of one sentence: what changed, who wrote it and when; any of them can be restored."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from places.enums import Verb
from places.errors import Missing, Stale
from places.form_fields import sent_key, sent_number
from places.people.visit import Visit, member
from places.vision.actions import versions as actions
from places.vision.queries import vision
from places.vision.queries.versions import versions as versions_of
from places.vision.views.sentences import both_texts, written
from places.web import pages


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
def restore(request: HttpRequest, visit: Visit, sentence: int, version: int) -> HttpResponse:
    """Let a sentence say again what it said in this version."""
    try:
        activity = actions.restore_version(
            actor=visit.actor,
            sentence_id=sentence,
            version_id=version,
            rev=sent_number(request.POST, "rev") or 0,
            key=sent_key(request.POST),
        )
    except Stale as stale:
        return both_texts(request, visit, stale, request.POST.get("text", ""))
    return written(request, visit, activity, _("This version stands again."))
