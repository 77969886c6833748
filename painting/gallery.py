"""The scenes as pictures: painted in memory, or saved in the form in which the app keeps them."""

from pathlib import Path

from PIL import Image

from painting.easel import Sheet
from painting.scenes import SCENES

NAMES = tuple(SCENES)
FOLDER = Path(__file__).resolve().parent.parent / "places" / "demo" / "painted"
PAINTED_WIDTH = 1400  # pixels: brush and grain were chosen at this width
LONGEST = 1200  # pixels: the longest side of a saved picture
QUALITY, METHOD = 62, 6  # of WebP: all pictures together stay below 3 MB


def draw(name: str, *, width: int = PAINTED_WIDTH) -> Image.Image:
    """Paint a scene upright, `width` pixels wide, the same on every call; KeyError for an unknown name."""
    paint, ratio = SCENES[name]
    sheet = Sheet(name, width, ratio)
    paint(sheet)
    return sheet.finished()


def save(name: str, folder: Path) -> int:
    """Paint a scene, write it into `folder` as NAME.webp and return the size of the file in bytes."""
    picture = draw(name, width=PAINTED_WIDTH)
    picture.thumbnail((LONGEST, LONGEST), Image.Resampling.LANCZOS)
    path = folder / f"{name}.webp"
    picture.save(path, "WEBP", quality=QUALITY, method=METHOD)
    return path.stat().st_size
