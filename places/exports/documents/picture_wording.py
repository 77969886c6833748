"""What documents say beside pictures: what they show, who brought them, and the codes by which people name them."""

from collections.abc import Iterable, Sequence

from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from places.vision.queries.evidence_photos import Voice


def brought_by(voices: Iterable[Voice]) -> str:
    """Return "Brought by Mira and Sam."; each name once."""
    names = list(dict.fromkeys(voice.first_name for voice in voices))
    return _("Brought by %(names)s.") % {"names": get_text_list(names, _("and"))}


def picture_credits(voices: Sequence[Voice]) -> str:
    """Return who brought these pictures, and their codes in the order in which they stand."""
    return f"{brought_by(voices)} {codes_line(voices)}"


def codes_line(voices: Iterable[Voice]) -> str:
    """Return the codes by which people outside name these pictures, in their order."""
    codes = [voice.reference for voice in voices]
    if len(codes) == 1:
        return _("Picture code: %(code)s") % {"code": codes[0]}
    return _("Picture codes, in their order: %(codes)s") % {"codes": ", ".join(codes)}


def picture_caption(voice: Voice) -> str:
    """Return what a picture shows, who brought it, and its code."""
    seen, told = voice.see.strip(), picture_credits([voice]) if voice.key else brought_by([voice])
    if not seen:
        return told
    return f"{seen if seen[-1] in '.!?…' else f'{seen}.'} {told}"


def picture_note(voice: Voice) -> str:
    """Return what the speaker's notes say of a picture: its alternative text, who brought it, and its code."""
    told = picture_credits([voice]) if voice.key else brought_by([voice])
    return f"{voice.label}. {told}" if voice.label else told
