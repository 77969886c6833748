"""Who leads the workshop: inviting somebody by a link, and ending that."""

import secrets

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from places.codes import new_token
from places.enums import Verb
from places.form_fields import sent_key
from places.people.visit import Visit, member
from places.web import pages
from places.workshops.actions import co_leading
from places.workshops.queries.co_leaders import invitation_token, leading


@require_http_methods(["GET", "HEAD", "POST"])
@member(Verb.CHANGE_WORKSHOP)
def leaders(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Show who leads, and the open links; POST makes a link, once for each key, which its answer alone shows."""
    link = ""
    if request.method == "POST":
        key = sent_key(request.POST)
        token = invitation_token(visit.workshop.id, key) if key else new_token()
        co_leading.invite(actor=visit.actor, token=token, key=key)
        link = f"{settings.PUBLIC_URL}{reverse('lead-with', args=[token])}"
    return pages.page(
        request,
        visit,
        "places/desk/leaders.html",
        channel="" if link else "desk",  # the page with the link is not fetched again
        leading=leading(visit.workshop.id, visit.workshop.place_id),
        link=link,
        key=secrets.token_hex(16),
        days=co_leading.DAYS,
        invites=visit.may(Verb.INVITE_LEADERS),
    )


@require_POST
@member(Verb.INVITE_LEADERS)
def end(request: HttpRequest, visit: Visit, invitation: int) -> HttpResponse:
    """End a link that nobody has taken, or that an invited person leads."""
    activity = co_leading.end_invitation(
        actor=visit.actor, invitation_id=invitation, key=sent_key(request.POST)
    )
    said = _("They no longer lead this workshop.") if activity.data["came"] else _("The link is ended.")
    url = reverse("desk-leaders", args=[visit.workshop.shown_code])
    return pages.done(request, visit, activity, url=url, channel="desk", say=said, go=True)
