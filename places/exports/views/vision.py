"""The vision as Word, Markdown and a page to print."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from places.enums import Verb
from places.exports import actions
from places.exports.documents.markdown import vision_markdown
from places.exports.queries.content import VisionExport
from places.exports.queries.vision import exported
from places.people.visit import Visit, member
from places.vision.queries import closing
from places.web import pages

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def _file(visit: Visit, content: bytes, content_type: str, ending: str) -> HttpResponse:
    response = HttpResponse(content, content_type=content_type)
    name = slugify(visit.workshop.ness) or "vision"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.{ending}"'
    return response


def _document(request: HttpRequest, visit: Visit, kind: str) -> HttpResponse:
    """Answer with the vision as a file in the workshop's language, and record the export.

    Where it holds suggestions that nobody has kept, and `unkept` ("keep" or "out") does not say what is to become of
    them, answer with a page that asks.
    """
    document = DOCUMENTS[kind]
    with translation.override(visit.workshop.language):
        export = exported(visit.workshop, timezone.localdate(), unkept=request.GET.get("unkept") != "out")
    if export.unkept and "unkept" not in request.GET:
        return _asked(request, visit, [line.text for line in export.unkept])
    actions.log_file(actor=visit.actor, kind=kind, photo_ids=export.photo_ids)
    with translation.override(visit.workshop.language):
        content = document.write(export)
    return _file(visit, content, document.content_type, document.ending)


def _asked(request: HttpRequest, visit: Visit, texts: list[str]) -> HttpResponse:
    """Ask once what is to become of sentences that nobody has kept: both answers lead on."""
    return pages.page(request, visit, "places/exports/unkept.html", texts=texts, address=request.path)


@dataclass(frozen=True)
class FileKind:
    """One kind of file: how it is written, its content type and the ending of its name."""

    write: Callable[[VisionExport], bytes]
    content_type: str
    ending: str


def _vision_docx(export: VisionExport) -> bytes:
    from places.exports.documents.docx import vision_docx  # noqa: PLC0415 - python-docx takes 0.1 s to load

    return vision_docx(export)


DOCUMENTS = {
    "docx": FileKind(_vision_docx, DOCX, "docx"),
    "markdown": FileKind(
        lambda export: vision_markdown(export).encode(), "text/markdown; charset=utf-8", "md"
    ),
}


@require_safe
@member(Verb.EXPORT)
def docx(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The vision as a Word document, in the workshop's language."""
    return _document(request, visit, "docx")


@require_safe
@member(Verb.EXPORT)
def markdown(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The vision as Markdown, in the workshop's language."""
    return _document(request, visit, "markdown")


@require_safe
@member(Verb.SEE_VISION)
def printed(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The vision as a page to print, with or without the suggestions that nobody has kept."""
    text = closing.finished(visit.workshop.id, unkept=request.GET.get("unkept") != "out")
    if text.suggested and "unkept" not in request.GET:
        return _asked(request, visit, [each.text for each in text.suggested])
    return pages.page(request, visit, "places/exports/print.html", text=text)
