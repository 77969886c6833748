"""The audit log, for leaders."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from places.desk.acts import AuditPart
from places.desk.queries.audit_log import audit_log as lines_of
from places.enums import Verb
from places.errors import Missing
from places.form_fields import whole_number
from places.people.visit import Visit, member
from places.web import pages


@require_safe
@member(Verb.CHANGE_WORKSHOP)
def audit_log(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Show what leaders and hosts did, newest first; `?part=` one part, `?before=` those before a revision."""
    part, before = request.GET.get("part", ""), request.GET.get("before", "")
    since = whole_number(before, digits=18) if before else None
    if (part and part not in AuditPart.values) or (before and since is None):
        raise Missing
    return pages.page(
        request,
        visit,
        "places/desk/audit.html",
        channel="",
        log=lines_of(visit.workshop.id, part=AuditPart(part) if part else None, before=since),
        parts=AuditPart.choices,
        part=part,
    )
