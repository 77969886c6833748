"""What people read uses one word for one thing (docs/glossary.md): no sentence says it in another way."""

import re
from collections.abc import Iterator
from pathlib import Path

import polib
import pytest

CATALOGUE = Path(__file__).resolve().parents[1] / "locale" / "sv" / "LC_MESSAGES" / "django.po"
PLACEHOLDER = re.compile(r"%\(\w+\)\w")
# A stem that no sentence has, and the word that stands for it.
ENGLISH = {"cluster": "pile"}
SWEDISH = {
    "verkst": "workshop",
    "samling": "hög",
    "kluster": "hög",
    "rummet väg": "vi väger",
    "leder rummet": "leder workshoppen",
}


def _read() -> Iterator[tuple[str, str]]:
    for entry in polib.pofile(str(CATALOGUE)):
        yield from ((said, "en") for said in (entry.msgid, entry.msgid_plural))
        yield from ((said, "sv") for said in (entry.msgstr, *entry.msgstr_plural.values()))


@pytest.mark.parametrize(("language", "words"), [("en", ENGLISH), ("sv", SWEDISH)])
def test_one_word_for_one_thing(language: str, words: dict[str, str]) -> None:
    said = [PLACEHOLDER.sub("", text) for text, of in _read() if of == language]
    assert len(said) > 2000
    assert [text for text in said for stem in words if re.search(rf"\b{stem}", text, re.IGNORECASE)] == []
