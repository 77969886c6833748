"""What leaves the room: the vision as files."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from places.actions import exports
from places.documents.vision_docx import vision_docx
from places.documents.vision_markdown import vision_markdown
from places.enums import Verb
from places.queries.export import exported
from places.views.access import Visit, member

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def _file(visit: Visit, content: bytes, content_type: str, ending: str) -> HttpResponse:
    name = slugify(visit.workshop.ness) or "vision"
    response = HttpResponse(content, content_type=content_type)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.{ending}"'
    return response


@require_safe
@member(Verb.EXPORT)
def docx(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The vision as a Word document, in the workshop's language."""
    exports.tell(actor=visit.actor, kind="docx")
    with translation.override(visit.workshop.language):
        content = vision_docx(exported(visit.workshop, timezone.localdate()))
    return _file(visit, content, DOCX, "docx")


@require_safe
@member(Verb.EXPORT)
def markdown(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The vision as Markdown, in the workshop's language."""
    exports.tell(actor=visit.actor, kind="markdown")
    with translation.override(visit.workshop.language):
        content = vision_markdown(exported(visit.workshop, timezone.localdate())).encode()
    return _file(visit, content, "text/markdown; charset=utf-8", "md")
