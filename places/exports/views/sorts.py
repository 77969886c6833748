"""Card sorts out and in, in five columns as Casolysis has them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.text import slugify
from django.views.decorators.http import require_http_methods, require_safe

from places.codes import show_code
from places.enums import Verb
from places.errors import Unclear
from places.exports.actions.imports import import_sorts as open_with_sorts
from places.exports.actions.log import log_sorts
from places.exports.documents.sorts_csv import sorts_csv
from places.exports.forms import SortsForm
from places.exports.queries.sorts import sorted_cards
from places.people.visit import Visit, member
from places.workshops.queries import workshops
from places.workshops.views.sign_ins import leaders_only


@leaders_only
def before_import(request: HttpRequest) -> HttpResponse:
    """Answer 204 when a leader is signed in who may send a file: asked before its body is read."""
    return HttpResponse(status=204)


@leaders_only
@require_http_methods(["GET", "HEAD", "POST"])
def import_sorts(request: HttpRequest) -> HttpResponse:
    """Open a workshop from another tool's card sort, and lead to what its tables have in common."""
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = SortsForm(*sent, initial={"language": translation.get_language()})
    if form.is_bound and form.is_valid():
        words = form.cleaned_data
        try:
            activity = open_with_sorts(
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
    log_sorts(actor=visit.actor, photo_ids=told)
    response = HttpResponse(sorts_csv(cards), content_type="text/csv; charset=utf-8")
    name = slugify(visit.workshop.ness) or "placeness"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}-sorts.csv"'
    return response
