"""Stored pictures in the size a document needs."""

import io

from django.core.files.storage import default_storage
from PIL import Image

from places.storage import variant_path


def jpeg_for_print(key: str, *, longest: int = 900) -> io.BytesIO | None:
    """Return a stored picture as JPEG with its longer side at most `longest` pixels; None if it is gone.

    Reads our own clean JPEG rendition (documents refuse WebP), decoded reduced, so it takes little memory.
    """
    path = variant_path(key, "large")
    if not default_storage.exists(path):
        return None
    out = io.BytesIO()
    with default_storage.open(path) as stored, Image.open(stored, formats=["JPEG"]) as picture:
        picture.draft("RGB", (longest, longest))
        picture.thumbnail((longest, longest))
        picture.save(out, "JPEG", quality=82)
    out.seek(0)
    return out
