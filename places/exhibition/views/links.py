"""The page on which a leader makes, shares, renews and takes back the secret link."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from places.desk.documents.poster import qr_svg, short_address
from places.enums import Verb
from places.errors import Missing
from places.exhibition import actions
from places.exhibition.queries.links import link_of
from places.form_fields import sent_key
from places.people.visit import Visit, member
from places.web import pages


def address_of(token: str) -> str:
    """Return the whole address of the page behind a link, from the installation's own public address."""
    return f"{settings.PUBLIC_URL}{reverse('shared-vision', args=[token])}"


@require_safe
@member(Verb.CHANGE_WORKSHOP)
def link(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The link with its QR code, or the button that makes one."""
    found = link_of(visit.workshop.id)
    address = address_of(found.token) if found else ""
    return pages.page(
        request,
        visit,
        "places/exhibition/link.html",
        channel="desk",
        link=found,
        address=address,
        shown_address=short_address(address),
        may_share=visit.may(Verb.SHARE_VISION),
    )


@require_safe
@member(Verb.CHANGE_WORKSHOP)
def qr_image(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Return the QR code of the link as SVG. Raises `Missing` while there is none."""
    found = link_of(visit.workshop.id)
    if found is None:
        raise Missing
    return HttpResponse(qr_svg(address_of(found.token)), content_type="image/svg+xml")


@require_POST
@member(Verb.SHARE_VISION)
def make(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Make the link, or give it another address."""
    activity = actions.make_link(actor=visit.actor, key=sent_key(request.POST))
    said = _("The link has a new address. The old one opens nothing any more.")
    if not activity.data["renewed"]:
        said = _("The link is made. Who has it can read the vision.")
    return _back(request, visit, activity, said)


@require_POST
@member(Verb.CHANGE_WORKSHOP)
def revoke(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Take the link back."""
    activity = actions.revoke_link(actor=visit.actor, key=sent_key(request.POST))
    return _back(request, visit, activity, _("The link is taken back. It opens nothing any more."))


def _back(request: HttpRequest, visit: Visit, activity: object, said: str) -> HttpResponse:
    url = reverse("share-link", args=[visit.workshop.shown_code])
    return pages.done(request, visit, activity, url=url, channel="desk", say=said, go=True)
