"""The image card: always a picture of the same size, whatever people wrote."""

import io

import pytest
from PIL import Image

from places.home.documents.journey_card import HEIGHT, WIDTH, card_png, card_words
from places.home.queries.journeys import PictureJourney, SharedPlace, TablePile
from places.people.queries.people import GroupFacts
from places.workshops.queries import workshops
from tests.builders.pictures import stored_picture
from tests.builders.rooms import Room

ODD = [
    "#panic() $x$ *bold* \\ [no] <label> @ref",
    "مرحبا بكم في مكاننا",
    "🌊🧊",
    "x" * 300,
    "=1+1\x00\x0b",
    "",
]


def drawn(room: Room, words: str, key: str = "") -> Image.Image:
    facts = workshops.by_id(room.workshop.pk)
    assert facts
    table = GroupFacts(1, 1, words or "Table 1", "leaf")
    journey = PictureJourney(
        id=1,
        key=key,
        width=800,
        height=600,
        colour="",
        placeholder="",
        see="",
        essence=words,
        tables=(TablePile(table, words, False), TablePile(table, "", True)),
        shared=(SharedPlace(1, words, 2, ("Sam",)),),
        sentences=(words,) if words else (),
        leaving=(words,) if words else (),
    )
    return Image.open(io.BytesIO(card_png(facts, journey)), formats=["PNG"])


@pytest.mark.parametrize("words", ODD)
def test_whatever_is_written_gives_a_card(room: Room, words: str) -> None:
    assert drawn(room, words).size == (WIDTH, HEIGHT)


def test_the_picture_leads(room: Room) -> None:
    with_picture, without = drawn(room, "Water", stored_picture()), drawn(room, "Water", "f" * 32)
    assert with_picture.size == without.size == (WIDTH, HEIGHT)
    white = (255, 255, 255)
    assert without.convert("RGB").getpixel((20, 20)) == white  # words on white where the file is gone
    assert with_picture.convert("RGB").getpixel((20, 20)) != white


def test_the_card_in_words_has_only_sentences_that_may_leave() -> None:
    table = GroupFacts(1, 1, "Table 1", "leaf")
    told = PictureJourney(
        id=1,
        key="",
        width=0,
        height=0,
        colour="",
        placeholder="",
        see="The lake at dawn",
        essence="Water",
        tables=(
            TablePile(table, "The lake", False),
            TablePile(GroupFacts(2, 2, "Table 2", "boat"), "", True),
        ),
        shared=(SharedPlace(1, "Cold and clear", 2, ("Sam",)),),
        sentences=("Because the lake calls us.", "Somebody keeps this here."),
        leaving=("Because the lake calls us.",),
    )
    assert card_words(told) == (
        "The lake at dawn. Water. Table 1 called it “The lake”. Table 2 let it stand alone, for it matters. "
        "With 2 others: Cold and clear. A sentence rests on it. “Because the lake calls us.”"
    )


def test_ones_own_words_stand_on_the_card_once() -> None:
    told = PictureJourney(
        id=1,
        key="",
        width=0,
        height=0,
        colour="",
        placeholder="",
        see="",
        essence="Water",
        tables=(),
        shared=(),
        sentences=("Water",),
        leaving=("Water",),
    )
    assert card_words(told) == "Water. On the wall, for all the room to see. These words stand in the vision."
