"""Names of cards: written, read, refused; and the numbers that are their own."""

import pytest

from places.cards import PHOTO, THEME, Card, own_number, read_card


@pytest.mark.parametrize(
    ("text", "card", "photo", "theme"),
    [
        ("p12", Card("p", 12), 12, None),
        ("p12.3", Card("p", 12, 3), 12, None),
        ("t5", Card("t", 5), None, 5),
        ("t5.1", Card("t", 5, 1), None, 5),
    ],
)
def test_written_and_read(text: str, card: Card, photo: int | None, theme: int | None) -> None:
    assert read_card(text) == card
    assert str(card) == text
    assert (card.photo, card.theme) == (photo, theme)


@pytest.mark.parametrize(
    "text", ["", "p", "12", "x1", "p0", "p-1", "p1.", "p1.0", "p1 ", "p1\n", "p²", "p" + "9" * 20, "p1.99999"]
)
def test_anything_else_names_no_card(text: str) -> None:
    assert read_card(text) is None


def test_a_photos_number_is_the_end_of_its_key_and_a_themes_is_made_from_its_word() -> None:
    assert own_number(PHOTO, f"{'f' * 23}{0xABCDEF012:09x}") == 0xABCDEF012
    assert own_number(THEME, "light") == own_number(THEME, "light") != own_number(THEME, "lights")
    assert own_number(PHOTO, "no key") < 16**9
