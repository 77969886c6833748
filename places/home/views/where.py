"""Where a person's pictures went, and each of them as an image card to take along."""

from django.http import HttpRequest, HttpResponse
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from places.belonging.forms import CommitmentForm
from places.belonging.queries.commitments import own_commitments
from places.enums import Verb
from places.errors import Missing
from places.home.documents.journey_card import card_png, card_words
from places.home.queries.journeys import journeys
from places.people.queries.return_codes import own_code
from places.people.visit import Visit, member
from places.web import pages


@require_safe
@member(Verb.SEE_JOURNEYS)
def where(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Show a person where each of their pictures went, and let them take it along as one picture."""
    if visit.person is None:
        raise Missing
    found = journeys(visit.workshop.id, visit.person.id)
    return pages.page(
        request,
        visit,
        "places/home/where/page.html",
        channel="vision",
        journeys=found,
        cards=[(each, card_words(each)) for each in found.pictures],
        return_code=own_code(visit.workshop.id, visit.person.id),
        own=own_commitments(visit.workshop, visit.person.id),
        form=CommitmentForm(),
    )


@require_safe
@member(Verb.SEE_JOURNEYS)
def image_card(request: HttpRequest, visit: Visit, photo: int) -> HttpResponse:
    """Send one of the person's own pictures and where it went as a PNG, in the language that they read.

    No export, and not in the log: it is the person's own picture and words, with names of tables and piles, and of the
    vision only sentences that may leave the room. What people do with their own things is told to nobody.
    """
    person = visit.person
    found = journeys(visit.workshop.id, person.id) if person else None
    own = next((each for each in found.pictures if each.id == photo), None) if found else None
    if own is None:
        raise Missing
    response = HttpResponse(card_png(visit.workshop, own), content_type="image/png")
    name = slugify(visit.workshop.ness) or "placeness"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}-{photo}.png"'
    return response
