"""The reports of a workshop: what was said, the picture, and what is decided."""

import secrets

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from places.enums import Decision, Verb
from places.errors import Missing
from places.form_fields import sent_key
from places.people.visit import Visit, member
from places.takedowns import actions, queries
from places.web import pages


@require_safe
@member(Verb.SETTLE_REPORT)
def show(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Show what waits, what is locked and what was decided; `picture` looks one up by its reference."""
    typed = request.GET.get("picture", "")[:40]
    return pages.page(
        request,
        visit,
        "places/takedowns/reports.html",
        channel="desk",
        reports=queries.reports(visit.workshop.id),
        waiting=queries.waiting(visit.workshop.id),
        typed=typed,
        found=queries.here_by_reference(visit.workshop.id, typed) if typed else None,
        may_erase=visit.may(Verb.ERASE),
        key=secrets.token_hex(16),
    )


@require_POST
@member(Verb.SETTLE_REPORT)
def settle(request: HttpRequest, visit: Visit, photo: int) -> HttpResponse:
    """Carry out a `decision` on a photo and its reports."""
    chosen = request.POST.get("decision", "")
    if chosen not in Decision.values:
        raise Missing
    decision = Decision(chosen)
    activity = actions.settle(
        actor=visit.actor, photo_id=photo, decision=decision, key=sent_key(request.POST)
    )
    said = {
        Decision.SHOW: _("The picture is shown again."),
        Decision.SEAL: _("The picture is locked. Only those who run the room see it."),
        Decision.ERASE: _("It is gone: the picture and its words have been erased."),
    }
    url = reverse("reports", args=[visit.workshop.shown_code])
    return pages.done(request, visit, activity, url=url, channel="desk", say=said[decision], go=True)


@require_POST
@member(Verb.SETTLE_REPORT)
def show_all(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Show all pictures again that wait: for a room in which somebody reports at random."""
    number = actions.show_all(actor=visit.actor)
    said = ngettext("%(n)d picture is shown again.", "%(n)d pictures are shown again.", number) % {
        "n": number
    }
    messages.success(request, said)
    response = HttpResponseRedirect(reverse("reports", args=[visit.workshop.shown_code]))
    response.status_code = 303
    return response
