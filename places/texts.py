"""People's words, made safe to keep: shown exactly as written, minus what can only do harm."""

import re
import unicodedata

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from places.errors import Unclear

LIMITS = {
    "first_name": 40,
    "theme": 40,
    "see": 150,
    "words": 500,
    "name": 80,
    "note": 300,
    "question": 300,
    "sentence": 1200,
}

# Bidirectional overrides, embeddings and isolates can make a text read as another; invisible format
# characters hide in names. ZWJ and ZWNJ stay: emoji and several scripts need them.
_BIDI = set("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_INVISIBLE = set("\u00ad\u180e\u200b\u2060\u2061\u2062\u2063\u2064\ufeff\ufff9\ufffa\ufffb")
_MARKS_IN_A_ROW = 4


def clean(text: str, *, lines: bool = False) -> str:
    """Return `text` in NFC without control, bidi-override and invisible characters, white space folded.

    With `lines`, line breaks stay (at most two in a row). More than four combining marks on one letter are cut.
    """
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    kept: list[str] = []
    marks = 0
    for character in text:
        category = unicodedata.category(character)
        marks = marks + 1 if category in ("Mn", "Me") else 0
        if character in _BIDI or character in _INVISIBLE or marks > _MARKS_IN_A_ROW:
            continue
        if category == "Cs" or (category == "Cc" and character not in "\n\t"):
            continue
        kept.append(character)
    text = unicodedata.normalize("NFC", "".join(kept))
    if not lines:
        return " ".join(text.split())
    rows = [" ".join(row.split()) for row in text.split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(rows)).strip()


def require_text(text: str, limit: str, *, lines: bool = False, empty: str | None = None) -> str:
    """Clean `text` and return it.

    `limit` names an entry of LIMITS. Raises `Unclear` when it is longer than that, or empty while `empty`
    (the sentence to show) is given.
    """
    cleaned = clean(text, lines=lines)
    longest = LIMITS[limit]
    if len(cleaned) > longest:
        over = len(cleaned) - longest
        raise Unclear(
            ngettext(
                "This is %(over)d letter too long. Please make it shorter.",
                "This is %(over)d letters too long. Please make it shorter.",
                over,
            )
            % {"over": over}
        )
    if not cleaned and empty is not None:
        raise Unclear(empty)
    return cleaned


def fold(text: str) -> str:
    """Return the form under which two spellings of one word meet: NFC, trimmed, casefolded."""
    return unicodedata.normalize("NFC", clean(text).casefold())


def gentle_name_hint(name: str) -> str:
    """Return a hint when a first name looks like a full name or a title, else an empty string. Never a refusal."""
    words = clean(name).split()
    titled = bool(words) and fold(words[0]).strip(".") in {
        "dr",
        "prof",
        "professor",
        "mr",
        "mrs",
        "ms",
        "doktor",
        "herr",
        "fru",
    }
    return _("Here we use first names.") if len(words) > 1 or titled else ""
