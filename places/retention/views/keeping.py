"""How long a workshop is kept, deleting it, and bringing it back."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from places.codes import show_code
from places.enums import Verb
from places.errors import Missing, Unclear, WorkshopDeleted
from places.people.visit import LARGEST_ID, Visit, member
from places.retention.actions import deleting, holding
from places.retention.forms import DeleteForm, HoldForm
from places.retention.queries import sizes
from places.web import pages
from places.workshops.views.sign_ins import leaders_only


@require_http_methods(["GET", "HEAD", "POST"])
@member(Verb.CHANGE_WORKSHOP)
def keeping(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Show how long the workshop is kept; POST keeps it by a decision, or lets it be deleted."""
    decision = visit.workshop.decision
    present = {"hold": "held" if decision else "free", "decision": decision}
    form = HoldForm(request.POST or None, initial=present)
    if request.method == "POST" and form.is_valid():
        try:
            holding.change_hold(actor=visit.actor, **form.words())
        except Unclear as refusal:
            form.add_error("decision", str(refusal.sentence))
        else:
            messages.success(request, _("This is saved. People read it on their own page."))
            return redirect("desk-keeping", code=visit.workshop.shown_code)
    status = 422 if form.is_bound else 200
    return pages.page(
        request, visit, "places/retention/keeping.html", channel="desk", form=form, status=status
    )


def delete(request: HttpRequest, code: str) -> HttpResponse:
    """Ask for the workshop's name and delete it. Whoever comes second finds it on their desk, to be undone."""
    try:
        return _delete(request, code=code)
    except WorkshopDeleted as gone:
        if request.method == "POST" and gone.details["leads"]:
            return redirect("desk-home")
        raise


@require_http_methods(["GET", "HEAD", "POST"])
@member(Verb.DELETE_WORKSHOP)
def _delete(request: HttpRequest, visit: Visit) -> HttpResponse:
    form = DeleteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            deleting.delete_workshop(actor=visit.actor, **form.cleaned_data)
        except Unclear as refusal:
            form.add_error("name", str(refusal.sentence))
        else:
            return redirect("desk-home")
    return pages.page(
        request,
        visit,
        "places/retention/delete.html",
        channel="desk",
        form=form,
        size=sizes.of_workshop(visit.workshop.id),
        status=422 if form.is_bound else 200,
    )


@require_POST
@leaders_only
def bring_back(request: HttpRequest, workshop: int) -> HttpResponse:
    """Undo the deletion of a workshop, and lead to its desk."""
    if workshop > LARGEST_ID:
        raise Missing
    found = deleting.bring_back(leader_id=request.user.pk, workshop_id=workshop)
    messages.success(request, _("The workshop is back, just as it was."))
    return redirect("desk", code=show_code(found.code))
