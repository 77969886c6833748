"""The mural on a sheet, in whole units."""

import secrets

from places.enums import Stage
from places.mural.documents.sheet import Sheet, page_sheet, phone_sheet, sheet
from places.mural.queries.mural import mural
from tests.builders.rooms import Room, open_room
from tests.builders.shared_boards import share


def pictured(photos: int = 7) -> Room:
    room = open_room(Stage.COMBINE)
    for number in range(photos):
        width, height = ((1200, 900), (900, 1200), (6000, 600))[number % 3]
        room.photo(
            room.people[0],
            f"Essence {number}",
            key=secrets.token_hex(16),
            width=width,
            height=height,
            see="A lake",
        )
    room.photo(room.people[1], "Only words, and many of them, that are read from across the room")
    share(room, "Water", "Up the hill")
    return room


def sides(found: Sheet) -> list[int]:
    return [
        min(picture.at.width, picture.at.height)
        for pile in found.piles
        for picture in pile.pictures
        if picture.card.width < 6000
    ]


def test_every_picture_has_a_place_and_a_file_that_is_large_enough(db: None) -> None:
    found = sheet(mural(pictured().workshop.pk), 3760, 1860, name=120, dots=0.5)
    assert [(pile.pile.name, len(pile.pictures)) for pile in found.piles] == [
        ("Water", 4),
        ("Up the hill", 4),
    ]
    for pile in found.piles:
        assert pile.name_type > 31
        for picture in pile.pictures:
            longest = max(picture.at.width, picture.at.height) / 2
            assert picture.variant == (
                "small" if longest <= 320 else "medium" if longest <= 1000 else "large"
            )
    words = found.piles[1].pictures[-1]
    assert (words.words, words.described) == (words.card.essence, words.card.essence)
    assert 40 < words.type < words.at.height / 5
    assert found.piles[0].pictures[0].described == "A lake"


def test_pages_grow_with_their_pictures_and_phones_show_one_pile_below_another(db: None) -> None:
    few, many = (mural(pictured(number).workshop.pk) for number in (7, 60))
    assert (page_sheet(few).height, page_sheet(many).height) == (760, 1770)
    assert min(sides(page_sheet(many))) >= 96
    phone = phone_sheet(many)
    assert {pile.at.width for pile in phone.piles} == {360}
    assert all(
        picture.at.x + picture.at.width <= 361 and picture.at.y + picture.at.height <= pile.at.height + 1
        for pile in phone.piles
        for picture in pile.pictures
    )
