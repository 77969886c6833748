"""The print kit: table cards, picture cards, ballots and run-sheets, in the workshop's language."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.views.decorators.http import require_safe

from places.desk.actions import printing
from places.desk.documents import paper_ballot
from places.desk.documents.picture_cards import ON_A_PAGE, picture_cards_pdf
from places.desk.documents.run_sheet import run_sheet_pdf
from places.desk.documents.table_cards import table_cards_pdf
from places.desk.views.invitations import door_url
from places.enums import Verb
from places.errors import Missing
from places.facilitation.queries.run_sheets import run_sheet
from places.facilitation.views.plans import wanted_method
from places.people.queries import people
from places.people.visit import Visit, member
from places.vision.queries.evidence_photos import voices_of
from places.weighing.queries.items import items


def _file(visit: Visit, pdf: bytes, name: str) -> HttpResponse:
    response = HttpResponse(pdf, content_type="application/pdf")
    code = visit.workshop.shown_code
    response.headers["Content-Disposition"] = f'inline; filename="placeness-{code}-{name}.pdf"'
    return response


@require_safe
@member(Verb.SEE_DESK)
def table_cards(request: HttpRequest, visit: Visit) -> HttpResponse:
    """A card for each table, to fold and stand on it."""
    workshop = visit.workshop
    with translation.override(workshop.language):
        pdf = table_cards_pdf(
            workshop,
            people.open_groups(workshop.id),
            door=lambda number: door_url(workshop.token, number),
            site=settings.PUBLIC_URL,
        )
    return _file(visit, pdf, "tables")


@require_safe
@member(Verb.SEE_DESK)
def picture_cards(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Blank picture cards; `?size=a6` for small ones."""
    size = request.GET.get("size", "a5").lower()
    if size not in ON_A_PAGE:
        raise Missing
    with translation.override(visit.workshop.language):
        pdf = picture_cards_pdf(visit.workshop, size)
    return _file(visit, pdf, f"picture-cards-{size}")


@require_safe
@member(Verb.SEE_DESK)
def ballot(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The ballot on paper: what the room weighs once it may see its shared board, with lines to write on before."""
    workshop = visit.workshop
    with translation.override(workshop.language):
        weighed = items(workshop.id, workshop.weighs) if visit.may(Verb.SEE_SHARED_BOARD) else []
    voices = voices_of({photo.photo for item in weighed for photo in item.photos})
    agreed = {photo for photo, voice in voices.items() if voice.shareable}
    pictures = paper_ballot.ballot_pictures(weighed, agreed)
    if shown := {one.photo for those in pictures.values() for one in those}:
        printing.log_ballot(actor=visit.actor, photo_ids=shown)
    with translation.override(workshop.language):
        pdf = paper_ballot.paper_ballot_pdf(workshop, weighed, pictures)
    return _file(visit, pdf, "ballot")


@require_safe
@member(Verb.SEE_DESK)
def sheet(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The run-sheet of the workshop's method; `?method=` another one."""
    method = wanted_method(request, visit)
    with translation.override(visit.workshop.language):
        pdf = run_sheet_pdf(visit.workshop, run_sheet(visit.workshop, method))
    return _file(visit, pdf, "run-sheet")
