"""The page of all files that can be taken away, the request for one, and its download."""

from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.text import slugify
from django.views.decorators.http import require_POST, require_safe

from places import storage
from places.database.connections import give_back
from places.enums import FileState, Verb
from places.errors import Missing
from places.exports.jobs.files import ask_for_file
from places.exports.kinds import ExportKind, kind_named, quick_files
from places.exports.queries.files import ExportFileFacts, files_of, ready_file, unkept_texts
from places.form_fields import sent_key
from places.people.visit import Visit, member
from places.storage.taken_files import open_file
from places.web import pages

CHOICES = {"keep": True, "out": False}


@require_safe
@member(Verb.EXPORT)
def exports(request: HttpRequest, visit: Visit) -> HttpResponse:
    """All kinds of files, each with a button, and those that are made or being made."""
    found = files_of(visit.workshop.id)
    quick = [file for file in quick_files() if visit.may(file.verb)]
    return pages.page(
        request,
        visit,
        "places/exports/files.html",
        channel="desk",
        files=[(file, storage.new_key()) for file in found],
        first=_first(found),
        may_share=visit.may(Verb.SHARE_VISION),
        quick_files=[file for file in quick if not file.is_data],
        data_files=[file for file in quick if file.is_data],
    )


def _first(found: list[ExportFileFacts]) -> str:
    """The kind with the page's one primary button: the first that can be saved, else the first that can be made."""
    ready = [file.kind.name for file in found if file.state == FileState.READY]
    idle = [file.kind.name for file in found[:1] if not file.is_unfinished]
    return next(iter((*ready, *idle)), "")


@require_POST
@member(Verb.EXPORT)
def make(request: HttpRequest, visit: Visit, export: str) -> HttpResponse:
    """Let a file be written, and lead to the page that shows how far it is.

    Where it would hold sentences that nobody has kept, and `unkept` ("keep" or "out") does not say what is to become
    of them, answer with a page that asks.
    """
    kind, choice, key = kind_named(export), request.POST.get("unkept", ""), sent_key(request.POST)
    if kind is None:
        raise Missing
    if kind.asks and choice not in CHOICES and (texts := unkept_texts(visit.workshop.id)):
        facts = {"texts": texts, "address": request.path, "key": key or storage.new_key()}
        return pages.page(request, visit, "places/exports/unkept.html", **facts)
    ask_for_file(actor=visit.actor, kind=kind.name, unkept=CHOICES.get(choice, True), key=key)
    response = redirect("exports", code=visit.workshop.shown_code)
    response.status_code = 303
    return response


@require_safe
@member(Verb.EXPORT)
def download(request: HttpRequest, visit: Visit, file: str) -> HttpResponseBase:
    """Send a file that is ready, in blocks. 404 when it is not, and when its time is over."""
    found = ready_file(visit.workshop.id, file)
    if found is None:
        raise Missing
    if not storage.is_local():
        give_back()
    try:
        content = open_file(found.name)
    except FileNotFoundError:
        raise Missing from None
    name = file_name(visit.workshop.ness, found.kind)
    response = FileResponse(content, content_type=found.kind.content_type, as_attachment=True, filename=name)
    response.headers["Content-Length"] = str(found.size)
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


def file_name(ness: str, kind: ExportKind) -> str:
    """Return the name under which a browser saves a file: "jonkoping-ness.pdf", "jonkoping-ness-mural.png"."""
    what = "" if kind.name == kind.ending else f"-{kind.name.removesuffix(f'-{kind.ending}')}"
    return f"{slugify(ness) or 'placeness'}{what}.{kind.ending}"
