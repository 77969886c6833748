"""Compressing pages and answers to scripts; kept pages come compressed already (page_cache.py)."""

from django.http import HttpRequest, HttpResponseBase
from django.middleware.gzip import GZipMiddleware

COMPRESSED = {"text/html", "application/json"}


class CompressionMiddleware(GZipMiddleware):
    """Django's compression, which varies the length at random (BREACH), for text only: pictures do not get smaller."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """Compress a page or a JSON answer of 200 bytes or more where the browser takes gzip."""
        kind = response.headers.get("Content-Type", "").partition(";")[0]
        if response.streaming or kind not in COMPRESSED:
            return response
        return super().process_response(request, response)
