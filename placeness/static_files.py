"""Which of the static files are collected: what browsers fetch."""

from typing import ClassVar

from django.contrib.staticfiles.apps import StaticFilesConfig


class BrowserFiles(StaticFilesConfig):
    """Django's app of static files, which leaves out the poster's fonts, licences and lists of what was vendored."""

    ignore_patterns: ClassVar[list[str]] = [
        *StaticFilesConfig.ignore_patterns,
        "fonts/ttf/*",
        "fonts/scripts/*",
        "*.txt",
        "*.json",
    ]
