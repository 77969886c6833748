"""What invites people: the QR code and the poster."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import translation
from django.views.decorators.http import require_safe

from places.codes import show_code
from places.desk.documents.poster import SIZES, poster_pdf, qr_svg
from places.enums import Verb
from places.errors import Missing
from places.people.queries import people
from places.people.queries.people import GroupFacts
from places.people.visit import Visit, member


def door_url(token: str, table: int | None = None) -> str:
    """Return the address behind a QR code, from the installation's own public address."""
    url = f"{settings.PUBLIC_URL}{reverse('qr-door', kwargs={'token': token})}"
    return f"{url}?table={table}" if table else url


def _table(request: HttpRequest, visit: Visit) -> GroupFacts | None:
    """Return the table that the address names, None when it names none. Raises `Missing` for an unknown one."""
    wanted = request.GET.get("table")
    if not wanted:
        return None
    for group in people.open_groups(visit.workshop.id):
        if str(group.number) == wanted:
            return group
    raise Missing


@require_safe
@member(Verb.SEE_DESK)
def qr_image(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Return the QR code as SVG; `?table=n` names a table."""
    group = _table(request, visit)
    svg = qr_svg(door_url(visit.workshop.token, group.number if group else None))
    return HttpResponse(svg, content_type="image/svg+xml")


@require_safe
@member(Verb.SEE_DESK)
def poster(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Return the poster as PDF in the workshop's language; `?size=a3`, `?table=n`."""
    size = request.GET.get("size", "a4").lower()
    if size not in SIZES:
        raise Missing
    group, workshop = _table(request, visit), visit.workshop
    with translation.override(workshop.language):
        pdf = poster_pdf(
            workshop,
            door=door_url(workshop.token, group.number if group else None),
            site=settings.PUBLIC_URL,
            table=group.name if group else "",
            size=size,
        )
    response = HttpResponse(pdf, content_type="application/pdf")
    response.headers["Content-Disposition"] = (
        f'inline; filename="placeness-{show_code(workshop.code)}-{size}.pdf"'
    )
    return response
