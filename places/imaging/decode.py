"""From a checked file to clean pixels: reduced, upright, sRGB, on white, in a buffer with nothing else in it."""

from io import BytesIO
from typing import Any, BinaryIO

from PIL import Image, ImageCms, ImageFile, JpegImagePlugin
from PIL.Image import Transpose

from places.imaging.formats import Unreadable, open_checked
from places.imaging.frames import fitted, is_long, scale_to

MASTER = 2560  # longest side of the largest picture kept, pixels; more for panoramas, see `frames`
LEAST_REDUCED = 1600  # a JPEG is not decoded smaller than this: the next size down is made from it
_ORIENTATION = 0x0112
_TURNS = {
    2: Transpose.FLIP_LEFT_RIGHT,
    3: Transpose.ROTATE_180,
    4: Transpose.FLIP_TOP_BOTTOM,
    5: Transpose.TRANSPOSE,
    6: Transpose.ROTATE_270,
    7: Transpose.TRANSVERSE,
    8: Transpose.ROTATE_90,
}
_SRGB = ImageCms.createProfile("sRGB")


def clean_pixels(source: BinaryIO) -> Image.Image:
    """Return the picture in `source` as a new RGB image that fits the master's frame, upright, in sRGB.

    A smaller picture keeps its size. Transparent parts become white. Raises Unreadable as `open_checked` does, and
    with "pixels" where the picture takes more memory than there is; and whatever Pillow raises for damaged files.
    """
    with open_checked(source) as image:
        if isinstance(image, JpegImagePlugin.JpegImageFile):
            _draft(image)
        _load(image)
        turn = _TURNS.get(_orientation(image))
        pixels = in_srgb(fitted(_flat(image), MASTER), image.info.get("icc_profile"))
    if turn is not None:
        pixels = pixels.transpose(turn)
    clean = Image.new("RGB", pixels.size)
    clean.paste(pixels)
    return clean


def in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """Return `image` (L, RGB or CMYK) as RGB, by its colour profile where that is sound and not sRGB already."""
    if profile:
        try:
            own = ImageCms.ImageCmsProfile(BytesIO(profile))
            if "sRGB" not in (own.profile.profile_description or ""):
                converted = ImageCms.profileToProfile(image, own, _SRGB, outputMode="RGB")
                return converted or image
        except Exception:  # noqa: S110 - a broken or foreign profile: the plain conversion below is right
            pass
    return image if image.mode == "RGB" else image.convert("RGB")


def reduction(width: int, height: int) -> int:
    """Return by how much a JPEG decoder should divide the sides: 1, 2, 4 or 8.

    The least division that comes to the master's frame or below, so that the master need not be resampled; one step
    less where that would fall below the next rendition (1600 pixels), or a panorama below its floor.
    """
    excess = 1 / scale_to(MASTER, width, height)
    least = LEAST_REDUCED / MASTER if not is_long(width, height) else 1
    for divisor in (1, 2, 4, 8):
        if excess <= divisor:
            return divisor if divisor == 1 or excess / divisor >= least else divisor // 2
    return 8


def _load(image: ImageFile.ImageFile) -> None:
    try:
        image.load()
    except MemoryError as error:
        raise Unreadable("pixels", width=image.width, height=image.height) from error


def _draft(image: JpegImagePlugin.JpegImageFile) -> None:
    # A box of the picture's own proportions: with a square box Pillow would go by the shorter side.
    divisor = reduction(*image.size)
    image.draft(None, (max(1, image.width // divisor), max(1, image.height // divisor)))


def _orientation(image: Image.Image) -> int:
    try:
        value: Any = image.getexif().get(_ORIENTATION, 1)
    except Exception:  # damaged EXIF says nothing about the pixels
        return 1
    return value if isinstance(value, int) else 1


def _flat(image: Image.Image) -> Image.Image:
    """Return `image` as L, RGB or CMYK of 8 bits, transparent parts on white."""
    if image.mode in {"L", "RGB", "CMYK"} and "transparency" not in image.info:
        return image
    if image.mode.startswith(("I", "F")):
        return image.point(lambda value: value * (1 / 256)).convert("L")
    if image.has_transparency_data:
        # Shrunk first: a large picture and its white sheet together would not fit into the child's memory.
        layered = fitted(image if image.mode == "RGBA" else image.convert("RGBA"), MASTER)
        sheet = Image.new("RGB", layered.size, "white")
        sheet.paste(layered, mask=layered.getchannel("A"))
        return sheet
    return image.convert("RGB")
