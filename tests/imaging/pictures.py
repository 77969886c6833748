"""Pictures and hostile files for the tests of imaging, drawn or put together here."""

import io
import random
import struct
import zlib
from pathlib import Path
from typing import Any

from PIL import Image, ImageChops, ImageStat

RED, GREEN, BLUE, YELLOW = (200, 30, 30), (30, 160, 60), (40, 60, 200), (230, 210, 60)
SAMPLES = Path(__file__).resolve().parent.parent / "files"
SECRET = "Anna Secretperson"


def quarters(width: int = 96, height: int = 64) -> Image.Image:
    """Red and green above, blue and yellow below."""
    image = Image.new("RGB", (width, height))
    for number, colour in enumerate((RED, GREEN, BLUE, YELLOW)):
        left, top = width // 2 * (number % 2), height // 2 * (number // 2)
        image.paste(colour, (left, top, left + width // 2, top + height // 2))
    return image


def speckled(width: int, height: int) -> Image.Image:
    """Black and white squares of 4 pixels in a random order: detail everywhere, and the same on each run."""
    draw = random.Random(7)  # noqa: S311 - a pattern, not a secret
    small = Image.new("L", (width // 4, height // 4))
    small.putdata([255 * draw.randint(0, 1) for _ in range(small.width * small.height)])
    return small.resize((width, height), Image.Resampling.NEAREST).convert("RGB")


def roughness(image: Image.Image) -> float:
    """How much neighbouring pixels differ, in steps of 255."""
    grey = image.convert("L")
    moved = ImageChops.offset(grey, 1, 0).crop((1, 0, grey.width, grey.height))
    return float(ImageStat.Stat(ImageChops.difference(grey.crop((1, 0, *grey.size)), moved)).mean[0])


def encoded(image: Image.Image, kind: str, **options: Any) -> bytes:
    """Return `image` as a file's bytes."""
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def corner_colours(image: Image.Image) -> list[tuple[int, int, int]]:
    """Return the colours in the middles of the four quarters: above left, above right, below left, below right."""
    rows = image.convert("RGB")
    points = [(x * image.width // 4, y * image.height // 4) for y in (1, 3) for x in (1, 3)]
    return [rows.getpixel(point) for point in points]  # type: ignore[misc]


def near(found: list[tuple[int, int, int]], wanted: list[tuple[int, int, int]], within: int = 8) -> bool:
    """Whether the colours agree to `within` steps in each channel."""
    pairs = zip(found, wanted, strict=True)
    return all(abs(a - b) <= within for one, other in pairs for a, b in zip(one, other, strict=True))


def png(width: int, height: int, *chunks: tuple[bytes, bytes], data: bytes = b"") -> bytes:
    """Put a PNG of 8-bit grey together by hand: a header that may promise anything, then `chunks`, then `data`."""
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    body = data or zlib.compress(bytes(10))
    parts = [(b"IHDR", header), *chunks, (b"IDAT", body), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))
        for name, content in parts
    )


def jpeg_of_size(width: int, height: int) -> bytes:
    """A JPEG of 16 pixels whose header promises `width` × `height`."""
    sound = encoded(Image.new("RGB", (16, 16)), "JPEG")
    start = sound.index(b"\xff\xc0") + 5
    return sound[:start] + struct.pack(">HH", height, width) + sound[start + 4 :]


def gif_of_size(width: int, height: int) -> bytes:
    """A GIF of one pixel whose header promises `width` × `height`."""
    sound = encoded(Image.new("P", (1, 1)), "GIF")
    return sound[:6] + struct.pack("<HH", width, height) + sound[10:]


def webp_of_size(width: int, height: int) -> bytes:
    """A WebP of 16 pixels a side whose header promises `width` × `height`."""
    sound = encoded(Image.new("RGB", (16, 16)), "WEBP")
    return sound[:26] + struct.pack("<HH", width, height) + sound[30:]


def jpeg_of_scans(side: int, scans: int) -> bytes:
    """A progressive JPEG whose last scan is there again and again: little to send, much to decode."""
    sound = encoded(Image.new("RGB", (side, side), RED), "JPEG", progressive=True)
    last = sound.rindex(b"\xff\xda")
    scan = sound[last:-2]
    return sound[:last] + scan * (scans - sound.count(b"\xff\xda") + 1) + b"\xff\xd9"


def full_of_secrets() -> bytes:
    """A JPEG with a maker, a place, a thumbnail, XMP, a comment and a ZIP behind its end."""
    exif = Image.Exif()
    exif[0x010F] = SECRET
    exif[0x0112] = 1
    exif.get_ifd(0x8825).update({1: "N", 2: (57.0, 46.0, 58.0)})
    photo = encoded(quarters(), "JPEG", exif=exif, comment=SECRET.encode(), xmp=f"<x>{SECRET}</x>".encode())
    return photo + b"PK\x03\x04" + SECRET.encode() * 10


NO_PICTURES = {
    "svg": b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    "html": b"<!doctype html><html><body><img src=x onerror=alert(1)></body></html>",
    "pdf": b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n%%EOF\n",
    "zip": b"PK\x03\x04" + bytes(60),
    "mp4": b"\x00\x00\x00\x20ftypisom\x00\x00\x02\x00isomiso2avc1mp41" + bytes(100),
    "bmp": encoded(quarters(), "BMP"),
    "tiff": encoded(quarters(), "TIFF"),
    "ico": encoded(quarters(), "ICO"),
    "psd": b"8BPS\x00\x01" + bytes(60),
    "eps": b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\n",
    "text": b"This is a text of some length and no picture at all.",
}
