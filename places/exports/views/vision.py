"""What leaves the room: the vision as files."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from places.enums import Verb
from places.exports.actions import log
from places.exports.documents.docx import vision_docx
from places.exports.documents.markdown import vision_markdown
from places.exports.queries.vision import VisionExport, exported
from places.people.visit import Visit, member

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def _file(visit: Visit, content: bytes, content_type: str, ending: str) -> HttpResponse:
    name = slugify(visit.workshop.ness) or "vision"
    response = HttpResponse(content, content_type=content_type)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.{ending}"'
    return response


def _told(visit: Visit, kind: str) -> VisionExport:
    """The vision as it may leave the room, with a line in the log that it did."""
    export = exported(visit.workshop, timezone.localdate())
    log.tell(actor=visit.actor, kind=kind, photo_ids=export.photo_ids)
    return export


@require_safe
@member(Verb.EXPORT)
def docx(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The vision as a Word document, in the workshop's language."""
    with translation.override(visit.workshop.language):
        content = vision_docx(_told(visit, "docx"))
    return _file(visit, content, DOCX, "docx")


@require_safe
@member(Verb.EXPORT)
def markdown(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The vision as Markdown, in the workshop's language."""
    with translation.override(visit.workshop.language):
        content = vision_markdown(_told(visit, "markdown")).encode()
    return _file(visit, content, "text/markdown; charset=utf-8", "md")
