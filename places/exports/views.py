"""Files: the vision as Word, Markdown and a page to print; card sorts out and in (five columns, as Casolysis has)."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.utils.text import slugify
from django.views.decorators.http import require_http_methods, require_safe

from places.codes import show_code
from places.enums import Verb
from places.errors import Unclear
from places.exports import actions
from places.exports.documents.markdown import vision_markdown
from places.exports.documents.sorts_csv import sorts_csv
from places.exports.forms import SortsForm
from places.exports.queries.content import VisionExport
from places.exports.queries.sorts import sorted_cards
from places.exports.queries.vision import exported
from places.people.visit import Visit, member
from places.vision.queries import closing
from places.web import pages
from places.workshops.queries import workshops

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def _file(visit: Visit, content: bytes, content_type: str, ending: str) -> HttpResponse:
    name = slugify(visit.workshop.ness) or "vision"
    response = HttpResponse(content, content_type=content_type)
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


@login_required
def before_import(request: HttpRequest) -> HttpResponse:
    """Answer 204 when a leader is signed in who may send a file: asked before its body is read."""
    return HttpResponse(status=204)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def import_sorts(request: HttpRequest) -> HttpResponse:
    """Open a workshop from another tool's card sort, and lead to what its tables have in common."""
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = SortsForm(*sent, initial={"language": translation.get_language()})
    if form.is_bound and form.is_valid():
        words = form.cleaned_data
        try:
            activity = actions.import_sorts(
                leader_id=request.user.pk,
                name=words["name"],
                language=words["language"],
                rows=words["file"],
                key=words["key"],
            )
        except Unclear as refusal:
            form.add_error("name", str(refusal.sentence))
        else:
            opened = workshops.by_id(activity.workshop_id)
            return redirect("combine", code=show_code(opened.code if opened else ""))
    return render(request, "places/exports/sorts.html", {"form": form}, status=422 if form.is_bound else 200)


@require_safe
@member(Verb.EXPORT_SORTS)
def export_sorts(request: HttpRequest, visit: Visit) -> HttpResponse:
    """All tables' sorts as a file, in the workshop's language."""
    with translation.override(visit.workshop.language):
        cards = sorted_cards(visit.workshop.id)
    told = [card.photo_id for card in cards if card.photo_id and card.shares_words]
    actions.log_sorts(actor=visit.actor, photo_ids=told)
    response = HttpResponse(sorts_csv(cards), content_type="text/csv; charset=utf-8")
    name = slugify(visit.workshop.ness) or "placeness"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}-sorts.csv"'
    return response
