"""Letters of the world's scripts on the poster."""

from django.conf import settings
from typst import Fonts

from places.typesetting import breakable, families

BREAK = "\u200b"


def test_every_named_family_is_there() -> None:
    folder = settings.BASE_DIR / "static" / "fonts" / "scripts"
    present = set(Fonts(include_system_fonts=False, font_paths=[str(folder)]).families())
    assert set(families()) <= present
    assert len(families()) == len(list(folder.glob("Noto*")))


def test_very_long_words_can_break() -> None:
    assert breakable("Sammanhållningsbefrämjande-ness and more") == "Sammanhållningsbefrämjande-ness and more"
    assert breakable("a " + "b" * 31) == f"a {'b' * 15}{BREAK}{'b' * 15}{BREAK}b"
    assert (
        breakable("https://example.org/where/it/all/began").replace(BREAK, "")
        == "https://example.org/where/it/all/began"
    )


def test_joined_and_stacked_letters_stay_together() -> None:
    for word in ("\u0628" * 40, "\u0915\u094d" * 20, "👨\u200d" * 20, "e\u0301\u0301" * 3 + "字" * 40):
        assert BREAK not in breakable(word)
