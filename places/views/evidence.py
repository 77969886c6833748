"""The evidence of one sentence: what it rests on, and what it could rest on."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from places.actions import evidence as actions
from places.codes import read_key
from places.enums import Verb
from places.errors import Missing
from places.queries import evidence as queries
from places.queries import vision
from places.views import pages
from places.views.access import Visit, member


def _number(request: HttpRequest, name: str) -> int | None:
    sent = request.POST.get(name, "")
    return int(sent) if sent.isdecimal() and len(sent) < 16 else None


@require_safe
@member(Verb.SEE_VISION)
def evidence(request: HttpRequest, visit: Visit, sentence: int) -> HttpResponse:
    """The pictures and clusters behind one sentence; whoever may write can add and take away."""
    found = vision.sentence(visit.workshop.id, sentence)
    if found is None:
        raise Missing
    return pages.page(
        request,
        visit,
        "places/vision/evidence.html",
        sentence=found,
        candidates=queries.candidates(visit.workshop.id, sentence),
        may_write=visit.may(Verb.WRITE),
    )


@require_POST
@member(Verb.WRITE)
def link(request: HttpRequest, visit: Visit, sentence: int) -> HttpResponse:
    """Let the sentence rest on one more photo or cluster."""
    activity = actions.link(
        actor=visit.actor,
        sentence_id=sentence,
        photo_id=_number(request, "photo"),
        cluster_id=_number(request, "cluster"),
        key=read_key(request.POST.get("key", "")),
    )
    url = reverse("evidence", args=[visit.workshop.shown_code, sentence])
    return pages.done(request, visit, activity, url=url, say=_("Added."), own=[{"op": "refresh"}])


@require_POST
@member(Verb.WRITE)
def cut(request: HttpRequest, visit: Visit, sentence: int) -> HttpResponse:
    """Take one photo or cluster away from the sentence."""
    activity = actions.cut(
        actor=visit.actor,
        sentence_id=sentence,
        evidence_id=_number(request, "evidence") or 0,
        key=read_key(request.POST.get("key", "")),
    )
    url = reverse("evidence", args=[visit.workshop.shown_code, sentence])
    return pages.done(request, visit, activity, url=url, say=_("Taken away."), own=[{"op": "refresh"}])
