"""What makes a phone's browser offer Placeness as an app: the manifest, the service worker, the offline page."""

import json
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import get_language_info, gettext, override
from django.views.decorators.http import require_safe

from places.errors import Missing

SCRIPT = "web/service-worker.js"
OFFLINE_FILES = (  # what the offline page shows itself with
    "icon.svg",
    "base/tokens.css",
    "base/base.css",
    "base/components/button.css",
    "web/offline.js",
    "fonts/atkinson-latin-normal.woff2",
    "fonts/fraunces-latin-normal.woff2",
)
PAPER, EMBER = "#FBF7F0", "#B5401A"


@require_safe
def manifest(request: HttpRequest, language: str) -> HttpResponse:
    """Return the web app manifest in one of our languages. Raises `Missing` for another."""
    if language not in dict(settings.LANGUAGES):
        raise Missing
    with override(language):
        facts = {
            "id": "/",
            "name": "Placeness",
            "short_name": "Placeness",
            "description": gettext("Bring a picture, and find together what your place is at heart."),
            "lang": language,
            "dir": "rtl" if get_language_info(language)["bidi"] else "ltr",
            "start_url": reverse("landing"),
            "scope": "/",
            "display": "standalone",
            "background_color": PAPER,
            "theme_color": PAPER,
            "icons": _icons(),
        }
    answer = JsonResponse(facts, content_type="application/manifest+json")
    answer.headers["Cache-Control"] = "no-cache"
    return answer


def _icons() -> list[dict[str, str]]:
    drawn = {"src": static("icon.svg"), "type": "image/svg+xml", "sizes": "any", "purpose": "any"}
    files = [
        ("icon-192", "192x192", "any"),
        ("icon-512", "512x512", "any"),
        ("maskable-512", "512x512", "maskable"),
    ]
    return [drawn] + [
        {"src": static(f"web/{name}.png"), "type": "image/png", "sizes": sizes, "purpose": purpose}
        for name, sizes, purpose in files
    ]


@require_safe
def service_worker(request: HttpRequest) -> HttpResponse:
    """Return the service worker: its script after the version and the addresses that it keeps."""
    app = {
        "version": staticfiles_storage.manifest_hash or settings.VERSION,
        "page": reverse("offline"),
        "files": [static(name) for name in OFFLINE_FILES],
    }
    script = Path(str(finders.find(SCRIPT))).read_text(encoding="utf-8")
    answer = HttpResponse(
        f"self.APP = {json.dumps(app)};\n{script}", content_type="text/javascript; charset=utf-8"
    )
    answer.headers["Cache-Control"] = "no-cache"
    return answer


@require_safe
def offline(request: HttpRequest) -> HttpResponse:
    """Return the page that the service worker shows without a network, in all our languages."""
    first = request.LANGUAGE_CODE
    languages = sorted(dict(settings.LANGUAGES), key=lambda code: (code != first, code))
    return render(request, "places/web/offline.html", {"languages": languages})
