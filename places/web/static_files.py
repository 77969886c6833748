"""Static files: where they are served, small, under names that hold a hash of their content."""

from typing import Any

from django.core.files.storage import FileSystemStorage
from whitenoise.storage import CompressedManifestStaticFilesStorage

from places.web.joined_styles import FRAME, JoinedStyles
from places.web.small_scripts import SmallScripts


class StaticFiles(CompressedManifestStaticFilesStorage):
    """WhiteNoise's storage of hashed and compressed files; each address is computed once, as pages have fifty.

    Where nothing has been collected (development, tests, another server than `manage.py start`) and with DEBUG, files
    have their plain names, and WhiteNoise finds them in their source folders.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._urls: dict[tuple[str | None, bool], str] = {}

    def url(self, name: str | None, force: bool = False) -> str:
        """Return the address of a static file. Raises ValueError for a name that was not collected."""
        if (name, force) not in self._urls:
            is_collected = bool(self.manifest_hash)
            url = super().url(name, force) if is_collected else FileSystemStorage.url(self, name)
            self._urls[name, force] = url
        return self._urls[name, force]

    def post_process(self, paths: dict[str, tuple[Any, str]], *args: Any, **kwargs: Any) -> Any:
        """Yield what Django and WhiteNoise do with each collected file, and forget the addresses of before.

        `paths` are storages and paths by name; scripts are collected without comments and spaces, and the styles of
        every page as one file.
        """
        small: dict[str, tuple[Any, str]] = {
            name: (SmallScripts(storage), path) for name, (storage, path) in paths.items()
        }
        if FRAME in paths:
            small[FRAME] = (JoinedStyles(paths), FRAME)
        yield from super().post_process(small, *args, **kwargs)
        self._urls.clear()
