"""The styles of every page as one file: fifteen files are three round trips more on a slow network."""

import posixpath
import re
from typing import Any

from django.core.files.base import ContentFile

FRAME = "base/frame.css"  # it only imports the others
IMPORT = re.compile(r'^@import "([^"]+)";$', re.MULTILINE)


class JoinedStyles:
    """A storage that opens a style with all that it imports in it; `paths` are the collected files, as Django has it.

    What is imported from another folder must name no files (fonts, pictures): their addresses would lead elsewhere.
    """

    def __init__(self, paths: dict[str, tuple[Any, str]]) -> None:
        self.paths = paths

    def open(self, name: str) -> ContentFile[bytes]:
        """Return the style `name`, whose imports are names below its own folder."""
        folder = posixpath.dirname(name)
        whole = IMPORT.sub(lambda found: self._read(posixpath.join(folder, found[1])), self._read(name))
        return ContentFile(whole.encode(), name)

    def _read(self, name: str) -> str:
        storage, path = self.paths[name]
        with storage.open(path) as file:
            content: bytes = file.read()
        return content.decode()
