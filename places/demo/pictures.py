"""The demo's pictures as a phone would send them: painted by our own code, with all that a camera writes."""

from io import BytesIO

from PIL import Image

from places.demo.easel import Sheet
from places.demo.scenes import SCENES

NAMES = tuple(SCENES)

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


def draw(name: str, *, width: int = 1600) -> Image.Image:
    """Paint a scene upright, `width` pixels wide, the same on every call; KeyError for an unknown name."""
    paint, ratio = SCENES[name]
    sheet = Sheet(name, width, ratio)
    paint(sheet)
    return sheet.finished()


def photo_file(
    name: str, *, orientation: int, gps: tuple[float, float], taken: str, width: int = 1400
) -> bytes:
    """A JPEG of the scene as a camera held that way would have stored it.

    `orientation` is the EXIF value 1-8: the pixels are turned so that a reader that obeys it shows the scene
    upright. `gps` is latitude and longitude in degrees, `taken` the EXIF time "2024:06:21 21:04:00". The file
    also carries a maker, a model and a comment: all of it must be gone after the picture was brought.
    """
    picture = draw(name, width=width)
    if orientation != 1:
        picture = picture.transpose(_STORED[orientation])
    out = BytesIO()
    exif = _camera_data(orientation, gps, taken)
    picture.save(out, "JPEG", quality=88, exif=exif, comment=f"Painted for the demo: {name}".encode())
    return out.getvalue()


def snapshot(name: str, *, width: int = 1400) -> bytes:
    """`photo_file` with an orientation, a position near the town and a time of the scene's own."""
    number = NAMES.index(name)
    return photo_file(
        name,
        orientation=number % 8 + 1,
        gps=(57.78 + number * 0.0011, 14.16 + number * 0.0017),
        taken=f"2024:{number % 12 + 1:02d}:{number % 27 + 1:02d} {6 + number % 16:02d}:{number:02d}:00",
        width=width,
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
