"""Files of data: each kind as a table or as JSON."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from places.archives.documents.data_tables import data_csv, data_json
from places.archives.queries.document import document, photo_ids
from places.enums import Verb
from places.exports.actions.log import log_file
from places.people.visit import Visit, member

WRITERS: dict[str, tuple[Callable[..., bytes], str]] = {
    "csv": (data_csv, "text/csv; charset=utf-8"),
    "json": (data_json, "application/json"),
}
WITH_WORDS = ("photos", "themes")


@require_safe
@member(Verb.EXPORT)
def data(request: HttpRequest, visit: Visit, noun: str, ending: str) -> HttpResponse:
    """One kind of the workshop's data (`noun`) as a file, CSV or JSON (`ending`)."""
    write, content_type = WRITERS[ending]
    content = write(noun, document(visit.workshop.id, with_figures=False))
    held = photo_ids(visit.workshop.id)[0] if noun in WITH_WORDS else ()
    log_file(actor=visit.actor, kind=f"{noun}.{ending}", photo_ids=held)
    response = HttpResponse(content, content_type=content_type)
    name = f"{slugify(visit.workshop.ness) or 'placeness'}-{noun}.{ending}"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
