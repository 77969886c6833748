"""Entering and leaving a sentence: others see it, and it is not recorded."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from places.enums import Verb
from places.people.visit import Visit, member
from places.vision.actions import presence


@require_POST
@member(Verb.WRITE)
def come(request: HttpRequest, visit: Visit, sentence: int) -> HttpResponse:
    """Be in this sentence for the next 30 seconds."""
    presence.come(actor=visit.actor, sentence_id=sentence)
    return HttpResponse(status=204)


@require_POST
@member(Verb.WRITE)
def go(request: HttpRequest, visit: Visit, sentence: int) -> HttpResponse:
    """Leave this sentence."""
    presence.go(actor=visit.actor, sentence_id=sentence)
    return HttpResponse(status=204)
