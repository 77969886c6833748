"""Static files: where they are served."""

from typing import Any

from django.contrib.staticfiles.storage import StaticFilesStorage


class StaticFiles(StaticFilesStorage):
    """Django's own, but each address is worked out once: a page names fifty of them."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._urls: dict[str | None, str] = {}

    def url(self, name: str | None) -> str:
        """Return the address of a static file."""
        if name not in self._urls:
            self._urls[name] = super().url(name)
        return self._urls[name]
