"""Addresses of static files."""

import json
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.contrib.staticfiles.storage import StaticFilesStorage

from places.web.static_files import StaticFiles


@pytest.fixture
def manifest(tmp_path: Path, settings: LazySettings) -> Path:
    """The list of what was collected: one style."""
    settings.STATIC_ROOT = tmp_path
    told = {"version": "1.1", "paths": {"base/base.css": "base/base.0123456789ab.css"}, "hash": "abc"}
    path = tmp_path / "staticfiles.json"
    path.write_text(json.dumps(told), encoding="ascii")
    return path


def test_without_a_collection_files_have_the_addresses_that_django_gives_them() -> None:
    ours, djangos = StaticFiles(), StaticFilesStorage()
    for name in ("base/base.css", "fonts/å b.woff2", "base/base.css"):
        assert ours.url(name) == djangos.url(name)


def test_collected_files_have_hashed_names(manifest: Path) -> None:
    files = StaticFiles()
    assert [files.url("base/base.css") for _twice in range(2)] == ["/static/base/base.0123456789ab.css"] * 2
    with pytest.raises(ValueError, match="Missing staticfiles manifest entry"):
        files.url("base/none.css")


def test_with_debug_collected_files_have_plain_names(manifest: Path, settings: LazySettings) -> None:
    settings.DEBUG = True
    assert StaticFiles().url("base/base.css") == "/static/base/base.css"
