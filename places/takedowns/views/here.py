"""Saying inside the room that something is wrong with a picture: to those who run it, and to nobody else."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from places.enums import PhotoState, Reporter, Role, Verb
from places.errors import Missing, TooMany, Unclear
from places.form_fields import sent_key
from places.people.visit import Visit, member
from places.photos.queries import photos
from places.rules import Actor
from places.takedowns import actions
from places.takedowns.views.public import SENT
from places.texts import clean
from places.web import pages
from places.workshops.views.rate_limits import count_failure


@require_POST
@member(Verb.REPORT)
def report(request: HttpRequest, visit: Visit, photo: int) -> HttpResponse:
    """Keep a report of a picture that the sender sees, and not who sent it."""
    found = photos.seen(visit.actor, visit.workshop, photo)
    if (
        found is None
        or found.state != PhotoState.BROUGHT
        or found.participant_id == visit.actor.participant_id
    ):
        raise Missing
    if request.POST.get("what", "") not in Reporter.values:
        raise Unclear(_("Please choose one."))
    if count_failure(request, SENT):
        raise TooMany
    says = Reporter(request.POST["what"])
    said = actions.Reported(says, clean(request.POST.get("words", ""), lines=True), inside=True)
    nobody = Actor(visit.workshop.id, Role.NEWCOMER)
    activity = actions.report(actor=nobody, photo_id=photo, said=said, key=sent_key(request.POST))
    say = _("Thank you. The people who run the room look at it.")
    code = visit.workshop.shown_code
    url = reverse("wall", args=[code]) if said.puts_aside else reverse("photo", args=[code, photo])
    return pages.done(request, visit, activity, url=url, channel="wall", say=say, go=True)
