"""The mural as a file: A1, tagged, with what may leave the room and nothing else; and as a PNG of it."""

import io
from collections.abc import Callable
from typing import Any

import pytest
from django.utils import translation
from PIL import Image

from places.codes import show_code
from places.enums import PhotoAudience, PhotoState, Stage
from places.exports.kinds import Written
from places.models import Photo
from places.mural.documents import mural_file
from places.workshops.queries.workshops import by_id
from tests.builders.pictures import stored_picture
from tests.builders.rooms import Room, open_room
from tests.builders.shared_boards import share
from tests.desk.documents.test_poster import NAUGHTY, all_alts, opened


@pytest.fixture
def room(db: None) -> Room:
    made = open_room(Stage.WRITE)
    sizes = [(1200, 900), (900, 1200), (1000, 800)]
    for number, (width, height) in enumerate(sizes):
        key = stored_picture(width, height)
        made.photo(made.people[0], f"E{number}", key=key, width=width, height=height, see=f"Lake {number}")
    made.photo(made.people[1], "Only words")
    Photo.objects.filter(workshop=made.workshop).update(audience=PhotoAudience.REPORT)
    share(made, "Water", NAUGHTY)
    return made


def written(
    room: Room, write: Callable[..., Written] = mural_file.mural_pdf
) -> tuple[Written, bytes, list[tuple[int, int]]]:
    file, told = io.BytesIO(), []
    workshop = by_id(room.workshop.pk)
    found = write(workshop, file, lambda done, total: told.append((done, total)))
    return found, file.getvalue(), told


def alts(pdf: bytes) -> str:
    return str(all_alts(opened(pdf).trailer["/Root"]["/StructTreeRoot"]))


def test_a_tagged_sheet_with_every_picture_and_word(room: Room) -> None:
    found, pdf, told = written(room)
    assert found == Written(tuple(photo.pk for photo in room.photos), 0)
    assert told == [(1, 5), (2, 5), (3, 5), (4, 5)]
    (page,) = opened(pdf).pages
    assert [round(float(side) * 25.4 / 72) for side in page.mediabox[2:]] == [841, 594]
    root = opened(pdf).trailer["/Root"]
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data()
    text = page.extract_text()
    for words in ("Jönköping-ness", "Water", "#eval", "Only words"):
        assert words in text
    assert [show_code(photo.reference) in text for photo in room.photos] == [True, True, True, False]
    assert [f"Lake {number}" in alts(pdf) for number in range(3)] == [True] * 3
    assert len(page.images) == 3


def test_only_what_is_agreed_and_seen_leaves_the_room(room: Room) -> None:
    photos = Photo.objects.filter(workshop=room.workshop)
    photos.filter(pk=room.photos[0].pk).update(audience=PhotoAudience.ROOM)
    photos.filter(pk=room.photos[1].pk).update(state=PhotoState.WITHDRAWN)
    found, pdf, _told = written(room)
    assert found == Written((room.photos[2].pk, room.photos[3].pk), 1)
    assert "1 picture stays in the room." in opened(pdf).pages[0].extract_text()
    assert "Lake 0" not in alts(pdf)
    assert "Lake 1" not in alts(pdf)


def test_a_picture_whose_file_is_gone_is_told_in_words(room: Room) -> None:
    Photo.objects.filter(pk=room.photos[0].pk).update(key="f" * 32)
    _found, pdf, _told = written(room)
    assert len(opened(pdf).pages[0].images) == 2
    assert "Lake 0" in opened(pdf).pages[0].extract_text()


def test_without_any_picture_it_is_an_empty_sheet_in_the_language_asked_for(db: None) -> None:
    with translation.override("sv"):
        found, pdf, told = written(open_room(Stage.WRITE))
    assert (found, told) == (Written((), 0), [])
    assert opened(pdf).trailer["/Root"]["/Lang"] == "sv"


def test_letters_that_no_font_has_give_a_sheet_all_the_same(room: Room) -> None:
    room.workshop.place.ness = "\U00010380-ness"
    room.workshop.place.save()
    assert len(opened(written(room)[1]).pages) == 1


def test_the_same_as_a_picture(room: Room, monkeypatch: Any) -> None:
    monkeypatch.setattr(mural_file, "PNG_DOTS_PER_INCH", 30)
    found, png, _told = written(room, mural_file.mural_png)
    assert len(found.photo_ids) == 4
    with Image.open(io.BytesIO(png)) as picture:
        assert picture.format == "PNG"
        assert picture.size == (993, 702)
