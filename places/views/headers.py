"""Headers that every answer of Django carries, the content security policy among them."""

import functools
from collections.abc import Callable

from asgiref.sync import iscoroutinefunction
from csp.constants import HEADER
from csp.middleware import CheckableLazyObject, CSPMiddleware
from csp.utils import build_policy
from django.http import HttpRequest, HttpResponse
from django.utils.decorators import sync_and_async_middleware

NONCE_HERE = "NONCE-HERE"
PERMISSIONS = (
    "accelerometer=(), autoplay=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), hid=(), "
    "magnetometer=(), microphone=(), midi=(), payment=(), publickey-credentials-get=(), serial=(), usb=()"
)


def _dress(response: HttpResponse) -> HttpResponse:
    response.headers.setdefault("Permissions-Policy", PERMISSIONS)
    response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
    response.headers.setdefault("Cache-Control", "no-store")
    response.headers.setdefault("X-Frame-Options", "DENY")
    return response


@sync_and_async_middleware
def HeadersMiddleware(get_response: Callable) -> Callable:  # noqa: N802 - Django names middleware like classes
    """Add Permissions-Policy, CORP and, where a view has not chosen otherwise, `Cache-Control: no-store`."""
    if iscoroutinefunction(get_response):

        async def middleware(request: HttpRequest) -> HttpResponse:
            return _dress(await get_response(request))

    else:

        def middleware(request: HttpRequest) -> HttpResponse:  # type: ignore[misc]  # the same, without a loop
            return _dress(get_response(request))

    return middleware


class PolicyMiddleware(CSPMiddleware):
    """The policy of the settings, built once: pages differ in their nonce only, and no view changes it."""

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        """Set the header, unless the view has set its own."""
        nonce = getattr(request, "_csp_nonce", None)
        if HEADER not in response:
            response[HEADER] = _policy(with_nonce=nonce is not None).replace(NONCE_HERE, nonce or "")
        if nonce is None:  # a nonce that is asked for from now on would not be in the header
            request.csp_nonce = CheckableLazyObject(self._csp_nonce_post_response)
        return response


@functools.cache
def _policy(*, with_nonce: bool) -> str:
    return build_policy(nonce=NONCE_HERE if with_nonce else None)
