"""The four questions at the end: to think about, to talk about, or to write down."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from places.belonging.actions.reflections import reflect
from places.belonging.queries.reflections import asked_questions
from places.enums import Verb
from places.form_fields import sent_key
from places.people.visit import Visit, member
from places.web import pages

CHANNEL = "promises"


@require_safe
@member(Verb.COMMIT)
def questions(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Show the four questions, each with the person's own words and what others share."""
    return pages.page(
        request,
        visit,
        "places/belonging/questions.html",
        channel=CHANNEL,
        questions=asked_questions(visit.workshop.id, visit.actor.me),
    )


@require_POST
@member(Verb.COMMIT)
def write(request: HttpRequest, visit: Visit, question: str) -> HttpResponse:
    """Keep what the person has written about one question, or erase it when nothing is written."""
    text, is_shared = request.POST.get("text", ""), "is_shared" in request.POST
    activity = reflect(
        actor=visit.actor, question=question, text=text, is_shared=is_shared, key=sent_key(request.POST)
    )
    if not text.strip():
        say = _("It is gone.")
    else:
        say = _("Saved. The room can read it.") if is_shared else _("Saved. Only you can read it.")
    url = reverse("questions", args=[visit.workshop.shown_code])
    return pages.done(request, visit, activity, url=url, channel=CHANNEL, say=say, go=True)
