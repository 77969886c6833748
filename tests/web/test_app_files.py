"""The installed app: manifest, service worker, offline page."""

import json
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.templatetags.static import static
from django.test import Client
from django.urls import reverse
from PIL import Image

from places.web.app_files import OFFLINE_FILES


@pytest.mark.django_db
def test_the_manifest_speaks_both_languages_and_its_icons_are_what_it_says(client: Client) -> None:
    found = {code: client.get(reverse("app-manifest", args=[code])) for code in ("en", "sv")}
    assert {answer["Content-Type"] for answer in found.values()} == {"application/manifest+json"}
    english, swedish = (answer.json() for answer in found.values())
    assert (english["lang"], swedish["lang"]) == ("en", "sv")
    assert english["description"] != swedish["description"]
    assert english["start_url"] == english["scope"] == english["id"] == "/"
    purposes = {(icon["purpose"], icon["type"], icon["sizes"]) for icon in english["icons"]}
    assert purposes == {
        ("any", "image/svg+xml", "any"),
        ("any", "image/png", "192x192"),
        ("any", "image/png", "512x512"),
        ("maskable", "image/png", "512x512"),
    }
    for icon in english["icons"]:
        path = finders.find(icon["src"].removeprefix("/static/"))
        if icon["type"] == "image/png":
            with Image.open(str(path)) as image:
                assert "x".join(str(side) for side in image.size) == icon["sizes"]
        else:
            assert path
    assert client.get(reverse("app-manifest", args=["xx"])).status_code == 404


def test_the_maskable_icon_fills_its_square_and_keeps_its_sign_in_the_middle() -> None:
    with Image.open(str(finders.find("web/maskable-512.png"))) as image:
        pixels = image.convert("RGBA")
        edge = {pixels.getpixel((at, side)) for at in range(512) for side in (0, 511)}
        assert edge == {(181, 64, 26, 255)}
        far = {pixels.getpixel((x, 256)) for x in (*range(51), *range(461, 512))}
        assert far == {(181, 64, 26, 255)}


@pytest.mark.django_db
def test_the_worker_knows_its_version_and_keeps_no_page_of_people(client: Client) -> None:
    answer = client.get(reverse("service-worker"))
    assert answer["Content-Type"] == "text/javascript; charset=utf-8"
    assert answer["Cache-Control"] == "no-cache"
    first, _, script = answer.content.decode().partition("\n")
    app = json.loads(first.removeprefix("self.APP = ").removesuffix(";"))
    assert app["version"]
    assert app["page"] == reverse("offline")
    assert app["files"] == [static(name) for name in OFFLINE_FILES]
    assert script == Path(str(finders.find("web/service-worker.js"))).read_text(encoding="utf-8")


@pytest.mark.django_db
def test_the_offline_page_has_both_languages_and_only_files_that_the_worker_keeps(client: Client) -> None:
    client.cookies["lang"] = "sv"
    html = client.get(reverse("offline")).content.decode()
    assert re.findall(r'<section class="stack" lang="(\w+)">', html) in (["sv", "en"], ["en", "sv"])
    named = set(re.findall(r'(?:href|src)="(/static/[^"]+)"', html))
    assert named <= {static(name) for name in OFFLINE_FILES}
    assert "No connection just now" in html
    assert "Inget nät just nu" in html


@pytest.mark.django_db
def test_every_page_names_the_manifest_in_its_language_the_touch_icon_and_the_worker(client: Client) -> None:
    html = client.get(reverse("landing"), headers={"accept-language": "sv"}).content.decode()
    assert '<link rel="manifest" href="/app-sv.webmanifest">' in html
    assert '<link rel="apple-touch-icon" href="/static/web/touch-180.png">' in html
    assert '<link rel="service-worker" href="/service-worker.js">' in html
