"""The child's reasons as sentences, made in the server's process where the person's language is known."""

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from places.errors import NoRoom, PictureRefused, Refusal

MAX_BYTES = 25 * 10**6

_SENTENCES = {
    "whole": _("The picture did not arrive whole. Please tap to try again."),
    "empty": _("The file is empty (0 bytes). Please choose the picture again."),
    "bytes": _("This picture is larger than 25 MB. Try a screenshot or a smaller photo."),
    "hard": _("This picture is too hard for us to open. Try a screenshot of it."),
    "heic": _("We cannot open HEIC pictures here just now. Try a screenshot of it, or send it as JPEG."),
}
_PIXELS = _("This picture is too large ({width} × {height}). Try a screenshot or a smaller photo.")


def refusal(reason: str, *, width: int | None = None, height: int | None = None) -> Refusal:
    """Return the refusal for `reason`: "kind", "whole", "empty", "bytes", "pixels" (with the sides), "hard", "heic"
    or "room".

    Raises OSError for "folder": the renditions could not be written, which is our fault and not the picture's.
    """
    if reason == "room":
        return NoRoom()
    if reason == "folder":
        raise OSError("The renditions of a picture could not be written into their folder.")
    if reason == "pixels":
        return PictureRefused(format_lazy(_PIXELS, width=int(width or 0), height=int(height or 0)))
    return PictureRefused(_SENTENCES.get(reason))
