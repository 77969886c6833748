"""Decoding a checked file into clean pixels: reduced, upright, sRGB, on white, in a new buffer."""

from io import BytesIO
from typing import Any, BinaryIO

from PIL import Image, ImageCms, ImageFile, JpegImagePlugin
from PIL.Image import Resampling, Transpose

from places.imaging.colours import coding_of, to_srgb
from places.imaging.formats import Unreadable, open_checked
from places.imaging.frames import is_long, scale_to

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
        colours, alpha = _layers(image)
        pixels = _on_white(_true(colours, image, source), alpha)
    if turn is not None:
        pixels = pixels.transpose(turn)
    clean = pixels.copy()
    clean.info = {}  # or encoders would write parts of it
    return clean


def fitted(image: Image.Image, longest: int) -> Image.Image:
    """Return `image` in the frame of `longest` pixels a side (bicubic); a smaller one as it is."""
    scale = scale_to(longest, *image.size)
    if scale >= 1:
        return image
    width, height = (max(1, round(side * scale)) for side in image.size)
    return image.resize((width, height), Resampling.BICUBIC, reducing_gap=2.0)


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
    except Exception:  # the pixels may be good although the EXIF is damaged
        return 1
    return value if isinstance(value, int) else 1


def _layers(image: Image.Image) -> tuple[Image.Image, Image.Image | None]:
    """Return the master's colours (L, RGB or CMYK of 8 bits) and what is transparent in it, if anything is."""
    if image.mode.startswith(("I", "F")):
        return fitted(image.point(lambda value: value * (1 / 256)).convert("L"), MASTER), None
    if image.has_transparency_data:
        # Shrunk first: a large picture and its white sheet together would not fit into the child's memory.
        layered = fitted(image if image.mode == "RGBA" else image.convert("RGBA"), MASTER)
        return layered.convert("RGB"), layered.getchannel("A")
    plain = image if image.mode in {"L", "RGB", "CMYK"} else image.convert("RGB")
    return fitted(plain, MASTER), None


def _true(colours: Image.Image, image: Image.Image, source: BinaryIO) -> Image.Image:
    """Return `colours` in sRGB, by what the file of `image` says of them: in a PNG code points go before a profile."""
    profile = image.info.get("icc_profile")
    coding = coding_of(image, source) if not profile or "cicp" in image.info else None
    if coding is None or coding.is_srgb:
        return in_srgb(colours, profile)
    return to_srgb(colours.convert("RGB"), coding)


def _on_white(colours: Image.Image, alpha: Image.Image | None) -> Image.Image:
    if alpha is None:
        return colours
    sheet = Image.new("RGB", colours.size, "white")
    sheet.paste(colours, mask=alpha)
    return sheet
