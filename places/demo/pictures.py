"""The demo's pictures as a phone would send them: turned as it was held, with all that a camera writes.

The pictures themselves lie in `painted/`, upright and without any such data. The tool `painting/`, which is no part of
the app, has painted them.
"""

from io import BytesIO
from pathlib import Path

from PIL import Image

PAINTED = Path(__file__).parent / "painted"
NAMES = tuple(sorted(path.stem for path in PAINTED.glob("*.webp")))

_STORED = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}
_ORIENTATION, _MAKE, _MODEL, _EXIF, _GPS, _TAKEN = 0x0112, 0x010F, 0x0110, 0x8769, 0x8825, 0x9003
_EACH_PNG = 12  # of so many pictures one is sent as PNG, as some phones and programs do


def upright(name: str, *, longest: int | None = None) -> Image.Image:
    """Return the picture of a scene, its longest side at most `longest` pixels; KeyError for an unknown name."""
    if name not in NAMES:
        raise KeyError(name)
    with Image.open(PAINTED / f"{name}.webp") as stored:
        picture = stored.convert("RGB")
    if longest:
        picture.thumbnail((longest, longest))
    return picture


def photo_file(
    picture: Image.Image,
    *,
    orientation: int,
    gps: tuple[float, float],
    taken: str,
    comment: str = "",
    image_format: str = "JPEG",
) -> bytes:
    """Return the file in which a camera that was held that way would have stored the upright `picture`.

    `orientation` is the EXIF value 1-8: the pixels are turned so that a reader that obeys it shows the picture
    upright. `gps` is latitude and longitude in degrees, `taken` the EXIF time "2024:06:21 21:04:00". The file also
    carries a maker, a model and a comment: all of it must be gone after the picture was brought. `image_format` is
    "JPEG" or "PNG", where `comment` is left out.
    """
    if orientation != 1:
        picture = picture.transpose(_STORED[orientation])
    exif, out = _camera_data(orientation, gps, taken), BytesIO()
    if image_format == "PNG":
        picture.save(out, "PNG", exif=exif, compress_level=1)
    else:
        picture.save(out, "JPEG", quality=90, exif=exif, comment=comment.encode())
    return out.getvalue()


def snapshot(name: str, *, longest: int | None = None) -> bytes:
    """`photo_file` of a scene, with an orientation, a position near the town and a time of the scene's own."""
    number = NAMES.index(name)
    return photo_file(
        upright(name, longest=longest),
        orientation=number % 8 + 1,
        gps=(57.78 + number * 0.0011, 14.16 + number * 0.0017),
        taken=f"2024:{number % 12 + 1:02d}:{number % 27 + 1:02d} {6 + number % 16:02d}:{number:02d}:00",
        comment=f"Painted for the demo: {name}",
        image_format="PNG" if number % _EACH_PNG == _EACH_PNG - 1 else "JPEG",
    )


def _camera_data(orientation: int, gps: tuple[float, float], taken: str) -> Image.Exif:
    exif = Image.Exif()
    exif[_ORIENTATION] = orientation
    exif[_MAKE] = "Placeness"
    exif[_MODEL] = "Paintbox 36"
    exif.get_ifd(_EXIF)[_TAKEN] = taken
    north, east = gps
    exif.get_ifd(_GPS).update(
        {1: "N" if north >= 0 else "S", 2: _degrees(north), 3: "E" if east >= 0 else "W", 4: _degrees(east)}
    )
    return exif


def _degrees(angle: float) -> tuple[float, float, float]:
    whole, rest = divmod(abs(angle) * 60, 60)
    minutes, share = divmod(rest, 1)
    return float(whole), float(minutes), round(share * 60, 2)
