"""Collecting static files: once for each change, and those of the version before stay for open pages."""

import gzip
import os
import re
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from whitenoise.middleware import WhiteNoiseMiddleware

from places.management.collected_files import FINGERPRINT, collect

STYLE = '@import "tokens.css"; @font-face { src: url("../fonts/a.woff2"); } ' + ".card { margin: 0; } " * 40
SCRIPT = "/* The answer. */\n" + "export const answer = 42;\n" * 40
SENT = "export const answer=42;" * 40


@pytest.fixture
def source(db: None, tmp_path: Path, settings: LazySettings) -> Path:
    """A folder of static files, and the place for what is collected of them."""
    files = {
        "base/base.css": STYLE,
        "base/tokens.css": ":root { --ink: #123; }",
        "base/act.js": SCRIPT,
        "fonts/a.woff2": "wOF2",
        "fonts/ttf/poster.ttf": "a font of the poster",
        "fonts/scripts/poster.otf": "another one",
        "vendor/sortable.LICENSE.txt": "MIT",
        "vendor/vendor.json": "[]",
    }
    for name, content in files.items():
        path = tmp_path / "source" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    settings.STATICFILES_DIRS = [tmp_path / "source"]
    settings.STATIC_ROOT = tmp_path / "collected"
    settings.WHITENOISE_AUTOREFRESH = False
    return tmp_path / "source"


def collected(settings: LazySettings) -> set[str]:
    root = Path(settings.STATIC_ROOT)
    return {path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()}


def served(address: str, **headers: str) -> HttpResponse:
    def nothing(_request: HttpRequest) -> HttpResponse:
        return HttpResponse(status=404)

    return WhiteNoiseMiddleware(nothing)(RequestFactory().get(address, headers=headers))


def body(response: HttpResponse) -> bytes:
    content = b"".join(response)
    response.close()
    return content


def test_what_browsers_fetch_is_collected_hashed_and_compressed(source: Path, settings: LazySettings) -> None:
    assert collect() is True
    named = {re.sub(r"\.[0-9a-f]{12}\.", ".#.", name) for name in collected(settings)}
    assert named == {
        "base/base.#.css",
        "base/base.#.css.gz",
        "base/tokens.#.css",
        "fonts/a.#.woff2",
        "base/act.#.js",
        "base/act.#.js.gz",
        "staticfiles.json",
        FINGERPRINT,
    }


def test_each_file_is_served_compressed_and_kept_for_years(source: Path, settings: LazySettings) -> None:
    collect()
    address = staticfiles_storage.url("base/act.js")
    response = served(address, accept_encoding="gzip")
    assert re.fullmatch(r"/static/base/act\.[0-9a-f]{12}\.js", address)
    assert response["Content-Encoding"] == "gzip"
    assert response["Vary"] == "Accept-Encoding"
    assert response["Cache-Control"] == "max-age=315360000, public, immutable"
    sent = body(response)
    assert (gzip.decompress(sent).decode(), len(sent) < len(SCRIPT) / 5) == (SENT, True)
    plain = served(address)
    assert (body(plain).decode(), plain.has_header("Content-Encoding")) == (SENT, False)


def test_styles_name_the_hashed_files(source: Path, settings: LazySettings) -> None:
    collect()
    style = body(served(staticfiles_storage.url("base/base.css"))).decode()
    font, tokens = staticfiles_storage.url("fonts/a.woff2"), staticfiles_storage.url("base/tokens.css")
    assert f'url("..{font.removeprefix("/static")}")' in style
    assert f'@import url("{Path(tokens).name}")' in style
    assert served(font)["Cache-Control"].endswith("immutable")


def test_nothing_is_done_when_nothing_has_changed(source: Path, settings: LazySettings) -> None:
    assert collect() is True
    before = {path: path.stat().st_mtime_ns for path in Path(settings.STATIC_ROOT).rglob("*")}
    assert collect() is False
    assert {path: path.stat().st_mtime_ns for path in Path(settings.STATIC_ROOT).rglob("*")} == before


def test_files_of_the_version_before_stay_for_one_change(source: Path, settings: LazySettings) -> None:
    addresses = []
    for version in ("1", "2", "3"):
        (source / "base" / "act.js").write_text(f"{SCRIPT}say({version});\n", encoding="utf-8")
        assert collect() is True
        addresses.append(staticfiles_storage.url("base/act.js"))
    assert len(set(addresses)) == 3
    first, second, third = (served(address, accept_encoding="gzip") for address in addresses)
    assert first.status_code == 404
    for response, version in ((second, "2"), (third, "3")):
        assert response["Cache-Control"].endswith("immutable")
        assert gzip.decompress(body(response)).decode() == f"{SENT}say({version});"


def test_an_older_file_under_the_same_name_is_collected_too(source: Path, settings: LazySettings) -> None:
    collect()
    script = source / "base" / "act.js"
    script.write_text("of an older version", encoding="utf-8")
    os.utime(script, (0, 0))
    collect()
    assert body(served(staticfiles_storage.url("base/act.js"))) == b"of an older version"


def test_an_interrupted_collection_is_begun_anew(source: Path, settings: LazySettings) -> None:
    collect()
    root = Path(settings.STATIC_ROOT)
    whole = {name: (root / name).read_bytes() for name in collected(settings)}
    (root / FINGERPRINT).unlink()
    (root / "staticfiles.json").write_text("{", encoding="ascii")
    next(root.glob("base/act.*.js")).write_bytes(b"")
    assert collect() is True
    assert {name: (root / name).read_bytes() for name in collected(settings)} == whole


def test_with_debug_nothing_is_collected(source: Path, settings: LazySettings) -> None:
    settings.DEBUG = True
    assert collect() is False
    assert not Path(settings.STATIC_ROOT).exists()
    assert staticfiles_storage.url("base/act.js") == "/static/base/act.js"
