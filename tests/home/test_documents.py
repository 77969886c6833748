"""The image card: always a picture of the same size, whatever people wrote."""

import io

import pytest
from PIL import Image

from places.home.documents import HEIGHT, WIDTH, card_png
from places.home.queries import PictureJourney, SharedPlace, TablePile
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
