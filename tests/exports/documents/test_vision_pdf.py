"""The vision as a PDF: tagged as PDF/UA-1 asks, in the room's words whatever these are, and without anybody's data."""

import io
from collections.abc import Iterator
from typing import Any

import pytest
from django.utils import translation
from pypdf import PdfReader

from places.codes import show_code
from places.enums import PhotoAudience, Section, Stage
from places.exports.documents.vision_pdf import vision_pdf, write_vision_pdf
from places.exports.kinds import Written
from places.models import Photo, Place, Sentence
from places.workshops.queries.workshops import by_id
from tests.builders.pictures import stored_picture
from tests.builders.rooms import Room, open_room
from tests.builders.visions import add, export_of, open_vision

HOSTILE = '#panic("a") *b* _c_ $x$ @d <e> `f` //g \\ [h] {{7*7}} #image("/etc/passwd")'


def ignore(done: int, total: int) -> None:
    pass


def read(room: Room) -> PdfReader:
    return PdfReader(io.BytesIO(vision_pdf(export_of(room), ignore)))


def text(document: PdfReader) -> str:
    pages = " ".join(page.extract_text() for page in document.pages)
    return " ".join(pages.replace("\u200b", "").split())


def tags(node: Any) -> Iterator[tuple[str, str]]:
    """Yield (tag, alternative text) of everything below a node of the tree of tags."""
    node = node.get_object()
    if isinstance(node, list):
        for child in node:
            yield from tags(child)
    elif isinstance(node, dict):
        if "/S" in node:
            yield str(node["/S"]), str(node.get("/Alt", ""))
        if "/K" in node and not isinstance(node["/K"], int):
            yield from tags(node["/K"])


def is_accessible(document: PdfReader) -> bool:
    """Whether the document says that it is PDF/UA-1."""
    return b"<pdfuaid:part>1</pdfuaid:part>" in document.trailer["/Root"]["/Metadata"].get_object().get_data()


def test_tags_language_title_and_alternative_texts(db: None) -> None:
    document = read(open_vision())
    root = document.trailer["/Root"]
    assert is_accessible(document)
    assert (root["/Lang"], root["/MarkInfo"]["/Marked"].value) == ("en", True)
    assert root["/ViewerPreferences"]["/DisplayDocTitle"].value is True
    found = list(tags(root["/StructTreeRoot"]))
    assert {"/Document", "/Title", "/H1", "/H2", "/P"} <= {tag for tag, _alt in found}
    alts = [alt for tag, alt in found if tag == "/Figure"]
    assert alts[0] == "Pictures from the workshop: The lake at dawn"
    assert "The lake at dawn" in alts
    assert "" not in alts


def test_no_data_of_people_in_its_properties(db: None) -> None:
    document = read(open_vision())
    assert document.metadata is not None
    assert set(document.metadata) == {"/Title", "/Creator", "/CreationDate", "/ModDate"}
    assert document.metadata.title == "Light that calls"


def test_the_words_of_the_document(db: None) -> None:
    room = open_vision()
    told = text(read(room))
    for words in (
        "Light that calls",
        "Because the lake calls us.",
        "Every evening the light on the lake calls.",
        "Water *and* light",
        "So we will <listen> & walk.",
        "1 photo not shown",
        "How this was made",
        "What each sentence rests on",
        f"Brought by Mira. Picture code: {show_code(room.photos[0].reference)}",
        f"On the cover, from the upper left. Picture code: {show_code(room.photos[0].reference)}",
    ):
        assert words in told
    assert "Nobody asked me then" not in told


def test_pictures_fill_what_the_text_and_the_evidence_leave_free(db: None) -> None:
    """Two photos in the room's piles and seven more: below the short text, and on the last page."""
    room = open_vision()
    for number in range(7):
        picture = {"key": stored_picture(400, 300), "width": 400, "height": 300, "see": f"Boat {number}"}
        room.photo(room.people[number % 4], f"Boat {number}", audience=PhotoAudience.REPORT, **picture)
    pages = read(room).pages
    below = " ".join(pages[1].extract_text().split())
    assert [show_code(photo.reference) in below for photo in room.photos[2:]].count(True) == 6
    assert [len(page.images) for page in (pages[1], pages[-1])] == [1, 1]  # equal files are embedded once


def test_a_writer_of_files(db: None) -> None:
    room, file = open_vision(), io.BytesIO()
    steps: list[tuple[int, int]] = []
    Photo.objects.filter(pk=room.photos[1].pk).update(audience=PhotoAudience.ROOM)
    workshop = by_id(room.workshop.pk)
    assert workshop is not None
    told = write_vision_pdf(workshop, file, lambda *step: steps.append(step), unkept=False)
    assert told == Written((room.photos[0].pk,), 1)
    assert "So we will" not in text(PdfReader(file))
    assert steps[-1][0] == steps[-1][1] - 1  # the last step is the setting of the pages


def test_in_swedish(db: None) -> None:
    with translation.override("sv"):
        document = read(open_vision())
    assert document.trailer["/Root"]["/Lang"] == "sv"
    assert "Så kom texten till" in text(document)


@pytest.mark.parametrize(
    "words",
    [
        HOSTILE,
        "a\x07b\x0bc\ufffe",
        "x" * 300,
        "הים קורא לנו, and calls",
        "🌊 lake 🚣🏽",
        "海が呼んでいる",
        "=cmd|' /C calc'!A0",
    ],
)
def test_any_words_stay_words(db: None, words: str) -> None:
    room = open_vision()
    Sentence.objects.filter(draft__workshop=room.workshop, section=Section.HEADLINE).update(text=words)
    Place.objects.filter(pk=room.workshop.place_id).update(name=words[:80], ness=words[:80])
    Photo.objects.filter(pk=room.photos[0].pk).update(see=words[:150], belonging=words)
    document = read(room)
    assert is_accessible(document)
    if words in (HOSTILE, "x" * 300):
        told = text(document).replace(" ", "")
        assert words.replace(" ", "") in told


def test_letters_that_no_font_has_give_a_plain_document(db: None) -> None:
    room = open_vision()
    Sentence.objects.filter(draft__workshop=room.workshop, section=Section.HEADLINE).update(
        text="\U00012000 a"
    )
    assert not is_accessible(read(room))


def test_without_photos_and_without_text(db: None) -> None:
    room = open_room(Stage.WRITE)
    document = read(room)
    assert is_accessible(document)
    assert "How this was made" in text(document)
    add(room, Section.SO, "So we will begin.")
    assert "So we will begin." in text(read(room))


def test_a_picture_whose_file_is_gone_is_left_out(db: None) -> None:
    room = open_vision()
    Photo.objects.filter(pk=room.photos[0].pk).update(key="f" * 32)
    document = read(room)
    assert is_accessible(document)
    assert "Because the lake calls us." in text(document)


def test_a_pile_with_many_pictures_is_one_page(db: None) -> None:
    from tests.builders.shared_boards import share  # noqa: PLC0415 - beside its only use

    room = open_room(Stage.WRITE)
    for number in range(9):
        room.photo(
            room.people[number % 4],
            f"The light {number} on the lake calls every evening, and we come.",
            audience=PhotoAudience.REPORT,
            key=stored_picture(),
            width=1200,
            height=900,
            see=f"The lake {number}",
        )
    share(room, "Water")
    pages = [page.extract_text() for page in read(room).pages]
    (place,) = [number for number, page in enumerate(pages) if "What we put together" in page]
    assert "9 cards from 4 people at 2 tables." in " ".join(pages[place].split())
