"""Addresses of static files."""

from django.contrib.staticfiles.storage import StaticFilesStorage

from places.static_files import StaticFiles


def test_static_files_have_the_addresses_that_django_gives_them() -> None:
    ours, djangos = StaticFiles(), StaticFilesStorage()
    for name in ("css/base.css", "fonts/å b.woff2", "css/base.css"):
        assert ours.url(name) == djangos.url(name)
