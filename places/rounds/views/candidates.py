"""Headlines to choose from: those that the room gave points to, people's own short words, names of clusters."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from places.enums import Verb
from places.people.visit import Visit, member
from places.rounds.queries.headlines import shown_headlines
from places.vision.queries.draft import headline_choices
from places.web import pages


@require_safe
@member(Verb.WRITE)
def headline(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The candidates, best first. Of those that got points, who runs the room can take one."""
    return pages.page(
        request,
        visit,
        "places/rounds/candidates.html",
        scored=shown_headlines(visit.workshop.id),
        may_take=visit.may(Verb.OPEN_ROUND),
        choices=headline_choices(visit.workshop),
    )
