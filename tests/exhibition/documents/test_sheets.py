"""Sheets to hang up: read back with pypdf."""

import io

import pytest
from pypdf import PdfReader

from places.codes import show_code
from places.enums import PhotoAudience, PhotoState, Stage
from places.exhibition.documents import sheets
from places.exhibition.documents.sheets import exhibition_pdf, write_sheets
from places.models import Photo, ShareLink
from places.workshops.queries.workshops import by_id
from tests.builders.pictures import stored_picture
from tests.builders.rooms import Room, open_room

REPORT = PhotoAudience.REPORT


def written(room: Room) -> PdfReader:
    file = io.BytesIO()
    write_sheets(by_id(room.workshop.pk), file, lambda done, total: None)
    return PdfReader(file)


def words(reader: PdfReader) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in reader.pages]


@pytest.fixture
def room(db: None) -> Room:
    room = open_room(Stage.CLOSE)
    for number, (wide, high) in enumerate([(40, 30), (30, 40), (90, 10)]):
        picture = {"key": stored_picture(wide, high), "width": wide, "height": high, "see": f"Lake {number}"}
        room.photo(room.people[0], f"Calm {number}", audience=REPORT, **picture)
    room.photo(room.people[1], "Only words", audience=REPORT)
    room.photo(room.people[2], "Kept in the room", key=stored_picture(8, 6), width=8, height=6)
    return room


def test_a_cover_and_an_a3_sheet_for_each_station(room: Room) -> None:
    reader = written(room)
    cover, *pages = words(reader)
    assert (len(pages), "4 stations" in cover, "1 photo is not shown." in cover) == (4, True, True)
    assert {(round(page.mediabox.width), round(page.mediabox.height)) for page in reader.pages} == {
        (842, 1191)
    }
    for number, page in enumerate(pages[:3]):
        assert (f"“Calm {number}”" in page, "Mira" in page, str(number + 1) in page) == (True, True, True)
        assert f"Picture code: {show_code(room.photos[number].reference)}" in page
    assert ("Picture code" in pages[3]) is False
    assert ("“Only words”" in pages[3], "Sam" in pages[3]) == (True, True)
    assert "Kept in the room" not in " ".join(words(reader))
    assert [len(page.images) for page in reader.pages] == [0, 1, 1, 1, 0]


def test_it_is_tagged_with_title_and_language(room: Room) -> None:
    reader = written(room)
    assert reader.metadata.title == "Exhibition: Jönköping-ness"
    assert bool(reader.root_object["/MarkInfo"]["/Marked"])
    assert reader.root_object["/Lang"] == "en"
    assert b"pdfuaid:part" in reader.root_object["/Metadata"].get_data()


def test_codes_only_where_there_is_a_link(room: Room) -> None:
    assert not any("phone" in page for page in words(written(room)))
    ShareLink.objects.create(workshop=room.workshop)
    assert "See it on your phone" in words(written(room))[0]


def test_any_words_give_sheets(room: Room) -> None:
    hostile = "x" * 300 + " #strong[a] $b$ `c` \x07 \U0001f30a שלום \ue000 العربية"
    Photo.objects.update(essence=hostile, belonging="long words " * 45, see="")
    reader = written(room)
    assert len(reader.pages) == 5
    assert "#strong[a] $b$ `c`" in words(reader)[1]


@pytest.mark.parametrize("count", [0, 1, 7])
def test_none_one_and_seven(db: None, count: int) -> None:
    room = open_room(Stage.CLOSE)
    for _n in range(count):
        room.photo(room.people[0], audience=REPORT)
    reader = written(room)
    assert len(reader.pages) == count + 1
    assert ("no picture here that may be shown" in words(reader)[0]) is (count == 0)


def test_a_picture_that_is_gone_or_taken_back(room: Room) -> None:
    Photo.objects.filter(pk=room.photos[0].pk).update(key="0" * 32)
    Photo.objects.filter(pk=room.photos[1].pk).update(state=PhotoState.WITHDRAWN)
    reader = written(room)
    assert [len(page.images) for page in reader.pages] == [0, 0, 1, 0]


def test_very_many_are_made_smaller(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "MANY", 2)
    monkeypatch.setattr(sheets, "MOST_PIXELS", 20)
    sizes = [image.image.size for page in written(room).pages for image in page.images]
    assert sizes == [(20, 15), (15, 20), (20, 2)]


def test_the_writer_tells_what_the_file_holds(room: Room) -> None:
    told = exhibition_pdf(by_id(room.workshop.pk), io.BytesIO(), lambda done, total: None)
    assert (told.photo_ids, told.not_shown) == (tuple(photo.pk for photo in room.photos[:4]), 1)
