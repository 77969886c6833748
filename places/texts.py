"""People's words, made safe to keep: shown exactly as written, minus what can only do harm."""

import re
import unicodedata
from collections.abc import Iterator

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
    "reach": 200,
    "decision": 200,
    "commitment": 200,
    "sentence": 1200,
    "headline": 120,
}

# Bidirectional overrides, embeddings and isolates can make a text read as another; invisible format
# characters, and letters that are drawn as nothing, hide in names. ZWJ and ZWNJ stay: emoji and several
# scripts need them; so do the tag characters of a flag, but only there.
_BIDI = set("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_INVISIBLE = set(
    "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b\u2060\u2061\u2062\u2063\u2064\u206a\u206b\u206c\u206d"
    "\u206e\u206f\u3164\ufeff\uffa0\ufff9\ufffa\ufffb"
)
_FLAG = "\U0001f3f4"
_TAGS = ("\U000e0000", "\U000e007f")
_MARKS, _MARKS_IN_A_ROW = ("Mn", "Me"), 4
_NOT_SEEN = ("Cc", "Cf", "Me", "Mn", "Zl", "Zp", "Zs")  # a text of these alone shows nothing
_BRAILLE_BLANK = "\u2800"
# ZWNJ, ZWJ and variation selectors change how a word is drawn, not which word it is.
_SAME_WORD = re.compile("[\u200c\u200d\u180b-\u180d\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_LONGEST_KEY = 80
_NOT_XML = re.compile(r"[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF]")


def clean(text: str, *, lines: bool = False) -> str:
    """Return `text` in NFC without control, bidi-override, invisible characters and noncharacters, white
    space folded.

    With `lines`, line breaks stay (at most two in a row). More than four combining marks on one letter are
    cut. A text in which nothing can be seen is returned empty.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not (text.isascii() and text.isprintable()):  # other letters are not changed
        text = unicodedata.normalize("NFC", text)
        text = unicodedata.normalize("NFC", "".join(_kept(text)))
    if not any(unicodedata.category(c) not in _NOT_SEEN and c != _BRAILLE_BLANK for c in text):
        return ""
    if not lines:
        return " ".join(text.split())
    rows = [" ".join(row.split()) for row in text.split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(rows)).strip()


def _kept(text: str) -> Iterator[str]:
    """Yield the characters that stay. Marks are counted over what stays, so that nothing hidden resets them."""
    before, marks = "", 0
    for character in text:
        category = unicodedata.category(character)
        if _is_harmful(character, category, before):
            continue
        if category in _MARKS:
            marks += 1
        elif category != "Cf":
            marks = 0
        if category not in _MARKS or marks <= _MARKS_IN_A_ROW:
            before = character
            yield character


def _is_harmful(character: str, category: str, before: str) -> bool:
    if _TAGS[0] <= character <= _TAGS[1]:
        return before != _FLAG and not _TAGS[0] <= before <= _TAGS[1]
    if category == "Cc":
        return character not in "\n\t"
    if category == "Cn" and _is_noncharacter(ord(character)):
        return True
    return category == "Cs" or character in _BIDI or character in _INVISIBLE


def _is_noncharacter(point: int) -> bool:
    """Whether this is one of the 66 code points that are never a character (Unicode 16, section 23.7)."""
    return point & 0xFFFE == 0xFFFE or 0xFDD0 <= point <= 0xFDEF


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
    """Return the form under which two spellings of one word meet: cleaned, casefolded, however it is drawn."""
    return clean(_SAME_WORD.sub("", clean(text).casefold()))


def key_of(word: str) -> str:
    """Return the folded word within its column (folding can make a few letters three times as many)."""
    return fold(word)[:_LONGEST_KEY].strip()


def runs_leftwards(text: str) -> bool:
    """Return whether a text is written from right to left: its first letter with a direction decides, as in
    the Unicode Bidirectional Algorithm (rules P2 and P3) and in HTML's `dir="auto"`.
    """
    for character in text:
        direction = unicodedata.bidirectional(character)
        if direction in ("L", "R", "AL"):
            return direction != "L"
    return False


_INNER = re.compile('[“”„«»"]([^“”„«»"]*)[“”„«»"]')


def in_quotes(words: str) -> str:
    """Return people's words in quotation marks of the active language; a quotation inside them gets single marks."""
    inside = _INNER.sub(lambda found: _("‘%(words)s’") % {"words": found[1]}, words)
    return _("“%(words)s”") % {"words": inside}


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


def xml_text(text: str) -> str:
    """Return `text` without characters that XML forbids: one of them would make a whole document unreadable."""
    return _NOT_XML.sub("", text)
