"""Pictures as phones send them, of about a wanted size in bytes: photo-like, drawn on the spot."""

import io
import subprocess
import sys

from PIL import Image

from benchmarks.ingest_pictures import draw_photo

# libheif is loaded in a process of its own, as everywhere in this project.
HEIC = (
    "import sys, io, pillow_heif; from PIL import Image; pillow_heif.register_heif_opener(encode_threads=1);"
    "Image.open(io.BytesIO(sys.stdin.buffer.read())).save(sys.stdout.buffer, 'HEIF', quality=45)"
)


def jpeg(size: int, *, width: int = 2560, seed: int = 1) -> bytes:
    """Return a JPEG of at most `size` bytes, as near as its quality comes."""
    picture = draw_photo(*((width, width * 3 // 4) if size > 100_000 else (320, 240)), seed)
    low, high = 5, 97
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if len(_encoded(picture, middle)) <= size else (low, middle)
    return _encoded(picture, low)


def heic(*, width: int = 4032, seed: int = 1) -> bytes:
    """Return a HEIC of a phone's size."""
    png = io.BytesIO()
    draw_photo(width, width * 3 // 4, seed).save(png, "BMP")
    command = [sys.executable, "-c", HEIC]
    return subprocess.run(command, input=png.getvalue(), capture_output=True, check=True).stdout  # noqa: S603 - ours


def _encoded(picture: Image.Image, quality: int) -> bytes:
    buffer = io.BytesIO()
    picture.save(buffer, "JPEG", quality=quality)
    return buffer.getvalue()
