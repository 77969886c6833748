"""An archive that a leader sends: the form, and how far its opening is."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.views.decorators.http import require_http_methods, require_safe

from places.archives.forms import ArchiveForm
from places.archives.jobs import take_archive
from places.archives.queries.openings import opening
from places.errors import Missing
from places.workshops.views.sign_ins import leaders_only


@leaders_only
def before_archive(request: HttpRequest) -> HttpResponse:
    """Answer 204 when a leader is signed in who may send an archive: asked before its body is read."""
    return HttpResponse(status=204)


@leaders_only
@require_http_methods(["GET", "HEAD", "POST"])
def import_archive(request: HttpRequest) -> HttpResponse:
    """Take an archive, and lead to the page that shows how far its opening is."""
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = ArchiveForm(*sent)
    if form.is_bound and form.is_valid():
        language = translation.get_language() or "en"
        file = form.cleaned_data["file"]
        job = take_archive(leader_id=request.user.pk or 0, language=language, file=file)
        response = redirect("archive-opening", job=job)
        response.status_code = 303
        return response
    return render(
        request, "places/archives/import.html", {"form": form}, status=422 if form.is_bound else 200
    )


@require_safe
@leaders_only
def archive_opening(request: HttpRequest, job: UUID) -> HttpResponse:
    """How far the opening of a sent archive is, and the way into its workshop. 404 for another leader's."""
    found = opening(job, request.user.pk or 0)
    if found is None:
        raise Missing
    return render(request, "places/archives/opening.html", {"opening": found})
