"""Scripts as browsers get them: without comments and spaces. Their sources stay as they were written.

rjsmin does it where it is installed (it has wheels for Linux only); elsewhere scripts are sent as they are. It removes
and never rewrites, so names, line numbers of statements and the order of everything stay.
"""

import re
from importlib.metadata import version
from typing import Any

from django.core.files.base import ContentFile, File

try:
    import rjsmin
except ImportError:  # not on Linux
    rjsmin = None

VENDORED = "vendor/"
LICENCE = re.compile(r"\A\s*(?:/\*.*?\*/|(?://[^\n]*\n)+)", re.DOTALL)  # the comment at the head of a file
TOOL = f"rjsmin {version('rjsmin')}" if rjsmin else "as written"


def smaller(text: str, *, is_vendored: bool = False) -> str:
    """Return a script without comments and spaces that mean nothing; a vendored one keeps the comment at its head."""
    if rjsmin is None:
        return text
    head = LICENCE.match(text) if is_vendored else None
    kept = head.group() if head else ""
    return f"{kept}{rjsmin.jsmin(text[len(kept) :])}"


class SmallScripts:
    """A storage of static files whose scripts are opened smaller, for what is collected from it."""

    def __init__(self, storage: Any) -> None:
        self._storage = storage

    def open(self, name: str) -> File:
        """Open a file; the text of a script is read and made smaller. Raises OSError as the storage does."""
        file: File = self._storage.open(name)
        if not name.endswith(".js"):
            return file
        with file:
            text = file.read().decode("utf-8")
        is_vendored = name.replace("\\", "/").startswith(VENDORED)
        return ContentFile(smaller(text, is_vendored=is_vendored).encode(), name=name)
