"""The content security policy with Django 5.2, which has none of its own: django-csp under the names of Django 6.

From Django 6 on the settings name Django's own middleware and context processor, and `nonce_of` alone is used here.
"""

import functools
from typing import Any

import django
from django.http import HttpRequest, HttpResponse

if django.VERSION >= (6,):
    from django.middleware.csp import get_nonce

    def nonce_of(request: HttpRequest) -> str:
        """Return the nonce of the page that is made for `request`; the policy of its answer allows it."""
        return str(get_nonce(request))

else:
    from csp.constants import HEADER
    from csp.middleware import CheckableLazyObject, CSPMiddleware
    from csp.utils import build_policy

    STAND_IN = "NONCE-HERE"

    def nonce_of(request: HttpRequest) -> str:
        """Return the nonce of the page that is made for `request`; the policy of its answer allows it."""
        return str(request.csp_nonce)  # type: ignore[attr-defined]  # set by the middleware

    def csp(request: HttpRequest) -> dict[str, Any]:
        """Context processor: `csp_nonce`, made when a template uses it."""
        return {"csp_nonce": getattr(request, "csp_nonce", "")}

    class PolicyMiddleware(CSPMiddleware):
        """The policy of the settings, built once: answers differ in their nonce only."""

        def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
            """Set the header, unless the view has set its own."""
            nonce = getattr(request, "_csp_nonce", None)
            if HEADER not in response:
                response[HEADER] = _policy(with_nonce=nonce is not None).replace(STAND_IN, nonce or "")
            if nonce is None:  # a nonce made after this would not be in the header
                request.csp_nonce = CheckableLazyObject(self._csp_nonce_post_response)
            return response

    @functools.cache
    def _policy(*, with_nonce: bool) -> str:
        return build_policy(nonce=STAND_IN if with_nonce else None)
