"""Cards on boards: drawn once, escaped, another one for each state and language."""

from django.core.cache import cache
from django.utils import translation

from places.boards.queries.cards import CardView, ThemeCardView, ThemePicture
from places.boards.rendering import board_cards, card_html
from tests.open_page import read


def photo(**more: object) -> CardView:
    facts = {
        "key": "",
        "see": "A lake",
        "essence": "<b>Water</b>",
        "rev": 3,
        "order": 1.5,
        "photo_rev": 1,
        **more,
    }
    return CardView(photo=12, width=400, height=300, colour="", placeholder="", **facts)


def test_a_card_of_words_and_a_picture() -> None:
    cache.clear()
    (card,) = read(card_html(photo(), 7, "HT7K-2M9P")).children
    assert (card.tag, card.attributes["id"], card.attributes["data-order"]) == ("li", "card-7-p12", "1.5")
    by_id = {e.attributes["id"]: e for e in card.walk() if "id" in e.attributes}
    tick = by_id["tick-7-p12"].attributes
    assert (tick["value"], tick["name"], tick["form"]) == ("p12:3", "card", "sort-7")
    assert "&lt;b&gt;Water&lt;/b&gt;" in card_html(photo(), 7, "HT7K-2M9P")
    picture = card_html(photo(key="a" * 32, copy=1, photo_rev=2), 7, "HT7K-2M9P")
    assert 'id="card-7-p12.1"' in picture
    assert 'alt="A lake"' in picture
    assert "Copy" in picture


def test_a_theme_shows_its_word_its_count_and_its_pictures() -> None:
    pictures = (ThemePicture("a" * 32, "A lake"), ThemePicture("", "Only words"))
    html = card_html(ThemeCardView(5, "Snow & ice", 4, pictures, rev=2), 7, "HT7K-2M9P")
    assert "Snow &amp; ice" in html
    assert "4 pictures" in html
    assert 'alt="A lake"' in html
    assert "Only words" in html
    assert 'value="t5:2"' in html


def test_what_was_drawn_is_kept_for_its_state_and_language() -> None:
    cache.clear()
    first = board_cards([photo(), photo(rev=4)], 7, "HT7K-2M9P")
    assert first == card_html(photo(), 7, "HT7K-2M9P") + card_html(photo(rev=4), 7, "HT7K-2M9P")
    with translation.override("sv"):
        assert card_html(photo(), 7, "HT7K-2M9P") not in first
    assert card_html(photo(), 8, "HT7K-2M9P") not in first
    assert "Snow" in card_html(photo(essence="Snow", photo_rev=2), 7, "HT7K-2M9P")
    assert board_cards([], 7, "HT7K-2M9P") == ""
