"""The formats that are opened: decided by bytes and header, before a pixel is decoded."""

import re
import warnings
from importlib import import_module
from typing import Any, BinaryIO

import pillow_heif
from PIL import AvifImagePlugin, Image, ImageFile, JpegImagePlugin, PngImagePlugin

from places.imaging.extents import is_cut_short

# MPO (two-picture JPEGs of many phones) is found by the JPEG reader itself; naming it here makes Pillow fail.
FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "AVIF", "HEIF")
# At this size the child, which may have 1024 MB of addresses, was seen to take 600 MB for a PNG, 700 for a GIF, 750
# for a HEIC, 800 for one of 10 bits, 930 for an AVIF, 980 for a PNG with transparent parts. What takes more is
# refused as too large.
MAX_PIXELS = 100_000_000
# The decoder of WebP holds the picture three times over in four bytes a pixel: more is not in the child's memory.
MAX_PIXELS_WEBP = 50_000_000
MAX_SCAN_PIXELS = (
    1_500_000_000  # ten scans, as cameras and editors write, at the largest size: and a half more
)

# Before this one libheif writes out of bounds for some files (CVE-2026-84383).
OLDEST_LIBHEIF = (1, 23, 4)

_HEIF_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"}
_AVIF_BRANDS = {b"avif", b"avis"}
_read_png_profile = PngImagePlugin.PngStream.chunk_iCCP


class Unreadable(Exception):
    """The file is not a picture we keep. `reason` is "kind", "whole", "pixels", "hard" or "heic"; `figures` go
    with it."""

    def __init__(self, reason: str, **figures: int) -> None:
        self.reason = reason
        self.figures = figures
        super().__init__(reason)


def prepare_pillow() -> None:
    """Set Pillow up for untrusted files. For the child process only: it changes Pillow for the whole process.

    All readers are imported now, because the confined child can import no module. Our own pixel limits replace
    Pillow's; texts in a PNG are passed over, not unpacked; decoders get one thread.
    """
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    Image.MAX_IMAGE_PIXELS = None
    AvifImagePlugin.DEFAULT_MAX_THREADS = 1
    for chunk in ("chunk_tEXt", "chunk_zTXt", "chunk_iTXt"):
        setattr(PngImagePlugin.PngStream, chunk, _pass_over)
    setattr(PngImagePlugin.PngStream, _read_png_profile.__name__, _profile_if_sound)
    PngImagePlugin.PngStream.chunk_cICP = _code_points  # type: ignore[attr-defined]
    pillow_heif.register_heif_opener(decode_threads=1, thumbnails=False, depth_images=False, aux_images=False)
    Image.preinit()
    for name in ("Gif", "Mpo", "Tiff", "WebP"):  # Tiff reads EXIF, Mpo the second picture of a JPEG
        import_module(f"PIL.{name}ImagePlugin")
    warnings.simplefilter("ignore")


def _pass_over(stream: Any, position: int, length: int) -> bytes:
    return ImageFile._safe_read(stream.fp, length)


def _code_points(stream: Any, position: int, length: int) -> bytes:
    """Keep what a PNG says of its colours, four numbers of ITU-T H.273, which Pillow passes over."""
    told = ImageFile._safe_read(stream.fp, length)
    if length >= 4:
        stream.im_info["cicp"] = tuple(told[:4])
    return told


def _profile_if_sound(stream: Any, position: int, length: int) -> bytes:
    try:
        return _read_png_profile(stream, position, length)
    except Exception:  # a profile that unpacks to gigabytes, or is no profile: the pixels are still good
        stream.fp.seek(position)
        return ImageFile._safe_read(stream.fp, length)


def looks_like(head: bytes) -> str | None:
    """Name the accepted kind that the first bytes of a file announce, or None."""
    starts = {"JPEG": (b"\xff\xd8\xff",), "PNG": (b"\x89PNG\r\n\x1a\n",), "GIF": (b"GIF87a", b"GIF89a")}
    for kind, starters in starts.items():
        if head.startswith(starters):
            return kind
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "WEBP"
    if head[4:8] == b"ftyp":
        return "HEIF" if head[8:12] in _HEIF_BRANDS else "AVIF" if head[8:12] in _AVIF_BRANDS else None
    return None


def heic_is_safe(version: str) -> bool:
    """Whether the libheif of this `version` ("1.23.6") may be given strangers' files."""
    numbers = tuple(int(part) for part in re.findall(r"\d+", version)[:3])
    return numbers >= OLDEST_LIBHEIF


def open_checked(source: BinaryIO) -> ImageFile.ImageFile:
    """Open the file `source`, reading its header only.

    Raises Unreadable: "kind" for what is no accepted picture, "whole" for a broken one or one cut short, "pixels"
    (with width and height) above 100 million pixels, or 50 million of WebP, "hard" for a JPEG of very many scans,
    "heic" where the decoder of HEIC is too old to be safe. Of an animation only the first frame is ever decoded, so
    its other frames are not counted.
    """
    source.seek(0)
    kind = looks_like(source.read(16))
    if kind is None:
        raise Unreadable("kind")
    if kind in {"HEIF", "AVIF"} and is_cut_short(source):
        raise Unreadable("whole")
    if kind == "WEBP":
        source.seek(0)
        _require_webp_size(source.read(30))
    source.seek(0)
    image = _opened(source, kind)
    _require_size(image)
    _require_few_scans(image, source)
    return image


def _opened(source: BinaryIO, kind: str) -> ImageFile.ImageFile:
    safe = heic_is_safe(pillow_heif.libheif_version())
    formats = [each for each in FORMATS if safe or each != "HEIF"]
    try:
        return Image.open(source, formats=formats)
    except MemoryError as error:
        raise Unreadable("hard") from error
    except Exception as error:  # readers have been seen to raise nearly everything for damaged headers
        raise Unreadable("whole" if safe or kind != "HEIF" else "heic") from error


def _require_size(image: ImageFile.ImageFile) -> None:
    width, height = image.size
    if width * height > MAX_PIXELS:
        raise Unreadable("pixels", width=width, height=height)


def _require_webp_size(head: bytes) -> None:
    """Ask the header, because Pillow takes the memory for a WebP as soon as it opens it (RFC 9649, section 2)."""
    width = height = 0
    if head[12:16] == b"VP8X":
        width, height = (int.from_bytes(head[at : at + 3], "little") + 1 for at in (24, 27))
    elif head[12:16] == b"VP8L":
        bits = int.from_bytes(head[21:25], "little")
        width, height = (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    elif head[12:16] == b"VP8 ":
        width, height = (int.from_bytes(head[at : at + 2], "little") & 0x3FFF for at in (26, 28))
    if width * height > MAX_PIXELS_WEBP:
        raise Unreadable("pixels", width=width, height=height)


def _all_of(source: BinaryIO) -> bytes:
    """Return all bytes of `source`, leaving its reader where it was."""
    position = source.tell()
    source.seek(0)
    data = source.read()
    source.seek(position)
    return data


def _require_few_scans(image: ImageFile.ImageFile, source: BinaryIO) -> None:
    if not (isinstance(image, JpegImagePlugin.JpegImageFile) and image.info.get("progressive")):
        return
    if scan_count(_all_of(source)) * image.width * image.height > MAX_SCAN_PIXELS:
        raise Unreadable("hard")


_START, _END = 0xDA, 0xD9
_ALONE = {0x01, *range(0xD0, 0xD9)}
# Inside a scan FF is followed by 00 (a stuffed byte), by a restart mark (D0-D7) or by another FF (padding).
_NEXT_MARK = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")


def scan_count(data: bytes) -> int:
    """Return the number of scans in the JPEG `data`, up to the end of its first picture."""
    count, position = 0, 2
    while found := _NEXT_MARK.search(data, position):
        mark, position = data[found.start() + 1], found.end()
        if mark == _END:
            break
        if mark in _ALONE:
            continue
        count += mark == _START
        position += int.from_bytes(data[position : position + 2], "big")
    return count
