"""Pictures at print size: cut to their box, as JPEG without anything but pixels (documents refuse WebP)."""

import io
from collections.abc import Sequence

from django.core.files import File
from django.core.files.storage import default_storage
from PIL import Image

from places.exports.documents.page_plan import rows_for
from places.imaging.renditions import LONGEST
from places.storage import variant_path
from places.vision.queries.evidence_photos import Voice

DOTS_PER_CM = 200 / 2.54
QUALITY = 82
FORMATS = ("JPEG", "WEBP")
MOST_ENLARGED = 1.34  # of a stored picture: 150 dots an inch where 200 are asked for
MOST_LARGER = 1.5  # than asked for: resizing costs more time than its bytes
UPPER = (0.5, 0.4)  # what is cut off is cut rather below: faces are above the middle
PAPER_COLOUR = (255, 255, 255)


def print_jpeg(voice: Voice, width: float, height: float) -> io.BytesIO | None:
    """Return a picture cut to the shape of `width` by `height` cm, at 150 to 300 dots an inch where it has so many;
    None when its file is gone.
    """
    picture = _cut(voice, round(width * DOTS_PER_CM), round(height * DOTS_PER_CM), is_exact=False)
    return jpeg(picture) if picture else None


def whole_jpeg(voice: Voice, longest: int) -> tuple[bytes, tuple[int, int]] | None:
    """Return a whole picture as JPEG for a place that is `longest` pixels long, and its size in pixels; None when its
    file is gone.

    One that is not much larger is given as it is stored: it holds nothing but pixels. Raises `PicturesAway`.
    """
    scale = longest / max(voice.width, voice.height, 1)
    box = max(1, round(voice.width * scale)), max(1, round(voice.height * scale))
    stored = _opened(voice, *box)
    if stored is None:
        return None
    with stored, Image.open(stored, formats=FORMATS) as picture:
        full = picture.size
        picture.draft("RGB", box)
        if picture.format == "JPEG" and picture.size == full:
            stored.seek(0)
            return stored.read(), full
        return jpeg(picture.convert("RGB")).getvalue(), picture.size


def mosaic(voices: Sequence[Voice], width: float, height: float, *, gap: float = 0.12) -> Image.Image | None:
    """Return these pictures side by side in one of `width` by `height` cm; None without any."""
    whole = round(width * DOTS_PER_CM), round(height * DOTS_PER_CM)
    canvas, between, shown, top = Image.new("RGB", whole, PAPER_COLOUR), round(gap * DOTS_PER_CM), 0, 0
    rows = rows_for(len(voices), width, height)
    for number, count in enumerate(rows, start=1):
        bottom, left = whole[1] * number // len(rows), 0
        for place, voice in enumerate(voices[shown : shown + count], start=1):
            right = whole[0] * place // count
            size = (
                right - left - (between if place < count else 0),
                bottom - top - (between if number < len(rows) else 0),
            )
            if picture := cut_picture(voice, *size):
                canvas.paste(picture, (left, top))
            left = right
        shown, top = shown + count, bottom
    return canvas if voices else None


def cut_picture(voice: Voice, width: int, height: int) -> Image.Image | None:
    """Return a stored picture cut to `width` by `height` pixels; None if it is gone. Raises `PicturesAway`."""
    return _cut(voice, width, height, is_exact=True)


def _cut(voice: Voice, width: int, height: int, *, is_exact: bool) -> Image.Image | None:
    """Not `is_exact`: the shape is right, and the pixels are as many as are there anyhow."""
    stored = _opened(voice, width, height)
    if stored is None:
        return None
    with stored, Image.open(stored, formats=FORMATS) as picture:
        picture.draft("RGB", (width, height))  # a JPEG is decoded reduced, as far as that suffices
        return _fitted(picture.convert("RGB"), width, height, is_exact=is_exact)


def _opened(voice: Voice, width: int, height: int) -> File | None:
    """Open the smallest stored picture that covers a box of so many pixels well enough; None if it is gone.

    Measured: decoding the small one takes 2.6 ms, the large one reduced to its size 7 ms.
    """
    small = min(1.0, LONGEST["small"] / max(voice.width, voice.height, 1))
    enlarged = max(width / max(voice.width * small, 1), height / max(voice.height * small, 1))
    try:
        return default_storage.open(
            variant_path(voice.key, "small" if enlarged <= MOST_ENLARGED else "large")
        )
    except FileNotFoundError:
        return None


def _fitted(picture: Image.Image, width: int, height: int, *, is_exact: bool) -> Image.Image:
    scale = max(width / picture.width, height / picture.height)
    wide, high = min(width / scale, picture.width), min(height / scale, picture.height)
    left, top = (picture.width - wide) * UPPER[0], (picture.height - high) * UPPER[1]
    box = (left, top, min(left + wide, picture.width), min(top + high, picture.height))
    if not is_exact and scale >= 1 / MOST_LARGER:
        return picture.crop((round(box[0]), round(box[1]), round(box[2]), round(box[3])))
    return picture.resize((width, height), Image.Resampling.BICUBIC, box=box, reducing_gap=2.0)


def jpeg(picture: Image.Image) -> io.BytesIO:
    """Return a picture as JPEG."""
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=QUALITY)
    out.seek(0)
    return out
