"""Letters of the world's scripts in PDFs and pictures: which fonts have them, where a very long word may break."""

import re
import unicodedata

_LONGEST_WORD, _PIECE = 31, 15
_BREAK_HERE = "\u200b"
# In this order: the first font that has a letter draws it.
_SANS = (
    *(
        "Arabic",
        "Hebrew",
        "Devanagari",
        "Bengali",
        "Gurmukhi",
        "Gujarati",
        "Oriya",
        "Tamil",
        "Telugu",
        "Kannada",
    ),
    *(
        "Malayalam",
        "Sinhala",
        "Thai",
        "Lao",
        "Myanmar",
        "Khmer",
        "Georgian",
        "Armenian",
        "Ethiopic",
        "Cherokee",
    ),
    *("CanAborig", "Mongolian", "Tifinagh", "NKo", "Thaana", "Syriac", "Adlam", "Vai", "Ol Chiki"),
    *("Javanese", "Sundanese", "MeeteiMayek", "Lisu", "Hanifi Rohingya", "Chakma", "Osage"),
    *("CJK JP", "Symbols2", "Math"),
)


def families() -> list[str]:
    """Return the font families for letters that the fonts of a document lack."""
    return ["Noto Sans", *(f"Noto Sans {script}" for script in _SANS), "Noto Emoji"]


def breakable(text: str) -> str:
    """Return `text` with a place to break (U+200B) after every 15 letters of a word of more than 30.

    Only letters that are written apart from left to right are parted; scripts that join letters, stack them or
    break lines by a dictionary stay as they are.
    """
    return re.sub(rf"[^\s\-]{{{_LONGEST_WORD},}}", lambda found: _in_pieces(found[0]), text)


def _in_pieces(word: str) -> str:
    pieces, since = [], 0
    for before, letter in zip(" " + word, word, strict=False):
        if since >= _PIECE and _stands_apart(before) and _stands_apart(letter):
            pieces.append(_BREAK_HERE)
            since = 0
        pieces.append(letter)
        since += 1
    return "".join(pieces)


def _stands_apart(letter: str) -> bool:
    return unicodedata.category(letter)[0] in "LNP" and unicodedata.name(letter, "").startswith(_APART)


_APART = (
    "LATIN ",
    "GREEK ",
    "CYRILLIC ",
    "ARMENIAN ",
    "GEORGIAN ",
    "DIGIT ",
    "HYPHEN",
    "FULL STOP",
    "SOLIDUS",
    "LOW LINE",
)
