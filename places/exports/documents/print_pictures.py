"""Pictures at print size: cut to their box, as JPEG without anything but pixels (documents refuse WebP)."""

import io
from collections.abc import Sequence

from django.core.files.storage import default_storage
from PIL import Image

from places.exports.documents.page_plan import rows_for
from places.storage import variant_path
from places.vision.queries.evidence_photos import Voice

DOTS_PER_CM = 200 / 2.54
QUALITY = 82
UPPER = (0.5, 0.4)  # what is cut off is cut rather below: faces are above the middle
PAPER_COLOUR = (255, 255, 255)


def print_jpeg(voice: Voice, width: float, height: float) -> io.BytesIO | None:
    """Return a picture cut to `width` by `height` cm at 200 dots an inch; None when its file is gone."""
    picture = cut_picture(voice, round(width * DOTS_PER_CM), round(height * DOTS_PER_CM))
    return jpeg(picture) if picture else None


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
    """Return a stored picture cut to `width` by `height` pixels; None if it is gone. Raises `PicturesAway`.

    The JPEG is decoded reduced, as far as that suffices: faster than a small WebP.
    """
    try:
        stored = default_storage.open(variant_path(voice.key, "large"))
    except FileNotFoundError:
        return None
    with stored, Image.open(stored, formats=["JPEG"]) as picture:
        picture.draft("RGB", (width, height))
        return _fitted(picture.convert("RGB"), width, height)


def _fitted(picture: Image.Image, width: int, height: int) -> Image.Image:
    scale = max(width / picture.width, height / picture.height)
    wide, high = min(width / scale, picture.width), min(height / scale, picture.height)
    left, top = (picture.width - wide) * UPPER[0], (picture.height - high) * UPPER[1]
    box = (left, top, min(left + wide, picture.width), min(top + high, picture.height))
    return picture.resize((width, height), Image.Resampling.BICUBIC, box=box, reducing_gap=2.0)


def jpeg(picture: Image.Image) -> io.BytesIO:
    """Return a picture as JPEG."""
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=QUALITY)
    out.seek(0)
    return out
