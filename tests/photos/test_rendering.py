"""Cards of the wall: rendered once, kept by all that they show, escaped."""

import dataclasses

import pytest
from django.core.cache import cache
from django.template import Context, Template
from django.urls import reverse, set_script_prefix
from django.utils import translation
from django.utils.safestring import SafeString

from places.enums import Stage, Symbol
from places.photos.queries import wall
from places.photos.queries.wall import WallCard
from places.photos.rendering import card_html, picture, symbol_name, wall_cards
from places.workshops.queries.workshops import WorkshopFacts, by_id
from tests.builders.rooms import Room


@pytest.fixture(autouse=True)
def _nothing_kept() -> None:
    cache.clear()


@pytest.fixture
def hung(room: Room, other_room: Room) -> tuple[Room, WorkshopFacts, list[WallCard]]:
    """Two cards, the newest with markup in its words."""
    room.at(Stage.SHARE)
    room.photo(room.people[0], "The lake")
    room.photo(
        room.people[1], "<script>alert('x')</script> & more", key="a" * 32, width=4, height=3, see='"Fog"'
    )
    workshop = by_id(room.workshop.pk)
    assert workshop is not None
    return room, workshop, wall.cards(room.workshop.pk)


Hung = tuple[Room, WorkshopFacts, list[WallCard]]


def test_all_cards_in_their_order_with_words_as_text(hung: Hung) -> None:
    room, workshop, cards = hung
    html = wall_cards(cards, workshop)
    assert isinstance(html, SafeString)
    newest, oldest = (html.index(f'id="photo-{photo.pk}"') for photo in reversed(room.photos))
    assert newest < oldest
    assert html.count("<li ") == 2
    assert "<script" not in html
    assert "&lt;script&gt;alert(&#x27;x&#x27;)&lt;/script&gt; &amp; more" in html
    assert 'alt="&quot;Fog&quot;"' in html
    assert f"/w/{workshop.shown_code}/photo/{room.photos[0].pk}/" in html
    assert wall_cards([], workshop) == ""
    assert wall_cards(cards, workshop) == "".join(card_html(card, workshop) for card in cards)


def test_a_card_is_rendered_once(hung: Hung, monkeypatch: pytest.MonkeyPatch) -> None:
    _room, workshop, cards = hung
    first = wall_cards(cards, workshop)
    monkeypatch.setattr("places.photos.rendering.render_to_string", lambda *_: "rendered again")
    assert wall_cards(cards, workshop) == first
    changed = dataclasses.replace(cards[0], rev=cards[0].rev + 1)
    assert wall_cards([changed, cards[1]], workshop) == "rendered again" + card_html(cards[1], workshop)


@pytest.mark.parametrize(
    "change",
    [
        {"essence": "Other words"},
        {"first_name": "Mirjam"},
        {"symbol": "boat"},
        {"group": None},
        {"themes": (wall.ThemeChip(1, "Ice"),)},
    ],
)
def test_whatever_it_shows_makes_it_another_card(hung: Hung, change: dict[str, object]) -> None:
    _room, workshop, cards = hung
    before = card_html(cards[1], workshop)
    assert card_html(dataclasses.replace(cards[1], **change), workshop) != before  # type: ignore[arg-type]


def test_languages_and_rooms_have_their_own(hung: Hung, other_room: Room) -> None:
    _room, workshop, cards = hung
    unsaid = dataclasses.replace(cards[0], see="")
    assert 'alt="A picture from Sam"' in card_html(unsaid, workshop)
    with translation.override("sv"):
        assert 'alt="A picture from Sam"' not in card_html(unsaid, workshop)
    elsewhere = dataclasses.replace(workshop, code="ZZZZZZZZ")
    assert "/w/ZZZZ-ZZZZ/" in card_html(cards[0], elsewhere)


def test_in_a_template(hung: Hung) -> None:
    _room, workshop, cards = hung
    page = Template("{% load photos %}{% wall_cards cards workshop %} {{ 'boat'|symbol_name }}")
    html = page.render(Context({"cards": cards, "workshop": workshop}))
    assert html == f"{wall_cards(cards, workshop)} boat"


def test_the_address_of_a_picture_is_that_of_its_route() -> None:
    for key in ("a" * 32, "0" * 32):
        assert picture(key, "small") == reverse("media", args=[key, "small"])
    set_script_prefix("/there/")
    try:
        assert (
            picture("b" * 32, "medium")
            == reverse("media", args=["b" * 32, "medium"])
            == f"/there/media/{'b' * 32}/medium"
        )
    finally:
        set_script_prefix("/")


def test_every_symbol_has_a_word_in_both_languages() -> None:
    english = {symbol_name(symbol) for symbol in Symbol}
    with translation.override("sv"):
        swedish = {symbol_name(symbol) for symbol in Symbol}
    assert len(english) == len(swedish) == 12
    assert "löv" in swedish
