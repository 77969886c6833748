"""Requests from pages of another site, by the header Sec-Fetch-Site."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.utils.deprecation import MiddlewareMixin
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from places.web.refusals import answer

OWN = frozenset({"", "same-origin", "none"})  # no header: older browsers; "none": the person, not a page
READING = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})
SENTENCE: Promise = _("This did not come from a page of ours. Please open the page here, then try once more.")


def is_from_elsewhere(method: str, site: str, *, only_ours: bool = False) -> bool:
    """Whether a request must be refused because a page of another site made it.

    `site` is the Sec-Fetch-Site header, empty when the browser sends none: then the CSRF token and the Origin header
    decide. Reading is allowed from any site, unless the address is `only_ours` (live updates).
    """
    return (only_ours or method not in READING) and site.strip().lower() not in OWN


class OriginMiddleware(MiddlewareMixin):
    """Refuses (403) posts that pages of other sites make, before their form is read."""

    def process_request(self, request: HttpRequest) -> HttpResponse | None:
        """Return 403 for a post from another site, else None."""
        if is_from_elsewhere(request.method or "", request.headers.get("Sec-Fetch-Site", "")):
            return answer(request, HTTPStatus.FORBIDDEN, str(SENTENCE))
        return None
