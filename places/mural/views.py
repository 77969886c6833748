"""The mural: all pictures of the shared board, large, pile by pile."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from places.enums import Verb
from places.mural.documents.sheet import page_sheet, phone_sheet
from places.mural.queries.mural import mural
from places.people.visit import Visit, member
from places.web import pages


@require_safe
@member(Verb.SEE_SHARED_BOARD)
def show(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Show the mural: laid out as a whole on wide screens, one pile below another on phones."""
    whole = mural(visit.workshop.id)
    return pages.page(
        request,
        visit,
        "places/mural/page.html",
        channel="mural",
        wide=page_sheet(whole),
        narrow=phone_sheet(whole),
        may_export=visit.may(Verb.EXPORT),
    )
