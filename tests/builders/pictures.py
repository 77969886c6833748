"""Real pictures for tests, stored as ingest leaves them."""

import io
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image

from places.storage import VARIANTS, keep, new_key


def jpeg(width: int = 1200, height: int = 900, colour: tuple[int, int, int] = (30, 91, 115)) -> bytes:
    """A JPEG with a gradient, so that it is no single colour."""
    picture = Image.linear_gradient("L").resize((width, height))
    out = io.BytesIO()
    Image.merge("RGB", [picture.point(lambda v, c=c: (v + c) // 2) for c in colour]).save(
        out, "JPEG", quality=85
    )
    return out.getvalue()


@cache
def drawn(width: int, height: int, kind: str) -> bytes:
    """The same picture in a format of Pillow's; each is made once."""
    out = io.BytesIO()
    with Image.open(io.BytesIO(jpeg(width, height))) as picture:
        picture.save(out, kind)
    return out.getvalue()


def stored_picture(width: int = 1200, height: int = 900) -> str:
    """Store a picture in all its variants and return its key."""
    key = new_key()
    with TemporaryDirectory() as folder:
        files: dict[str, Path] = {}
        for variant, (name, content_type) in VARIANTS.items():
            files[variant] = Path(folder) / name
            kind = content_type.removeprefix("image/").upper()
            files[variant].write_bytes(drawn(width, height, kind))
        keep(files, key)
    return key
