"""Piles in a Word document: a page for each that fills one, the others one after another."""

import io

import pytest
from docx import Document

from places.codes import show_code
from places.enums import PhotoAudience, Stage
from places.exports.documents.docx import vision_docx
from places.exports.documents.pile_plan import fills_page, pictures_shown
from places.models import Board, Cluster, Photo, Placement
from tests.builders.boards import lay_out
from tests.builders.pictures import stored_picture
from tests.builders.rooms import Room, open_room
from tests.builders.shared_boards import share
from tests.builders.visions import export_of


def pictured(room: Room, number: int) -> None:
    """A picture that may leave the room, with words."""
    room.photo(
        room.people[number % 4],
        f"Words {number}",
        audience=PhotoAudience.REPORT,
        key=stored_picture(),
        width=1200,
        height=900,
        see=f"Picture {number}",
    )


@pytest.fixture
def room(db: None) -> Room:
    """Six cards with pictures in two piles, and one of words."""
    room = open_room(Stage.WRITE)
    for number in range(6):
        pictured(room, number)
    share(room, "The lake", "The match")
    return room


def lines_of(room: Room) -> list[tuple[str, str]]:
    document = Document(io.BytesIO(vision_docx(export_of(room))))
    lines = [(p.style.name, p.text) for p in document.paragraphs]
    start = lines.index(("Heading 1", "What we put together"))
    end = next(i for i, (style, _text) in enumerate(lines) if i > start and style == "Heading 1")
    return lines[start:end]


def test_a_page_for_a_pile(room: Room) -> None:
    codes = [show_code(photo.reference) for photo in room.photos]
    assert lines_of(room)[:9] == [
        ("Heading 1", "What we put together"),
        ("Heading 2", "The lake"),
        ("Pictures", ""),
        ("Caption", f"Picture 0. Brought by Mira. Picture code: {codes[0]}"),
        ("Quote", "“Words 0” —\N{NO-BREAK SPACE}Mira"),
        ("Quote", "“Words 2” —\N{NO-BREAK SPACE}Anna"),
        ("Pictures", " "),
        ("Caption", f"Brought by Anna and Mira. Picture codes, in their order: {codes[2]}, {codes[4]}"),
        ("Caption", "3 cards from 2 people at 2 tables."),
    ]


def test_pages_begin_where_pictures_fill_them(room: Room) -> None:
    document = Document(io.BytesIO(vision_docx(export_of(room))))
    new_pages = [p.text for p in document.paragraphs if p.paragraph_format.page_break_before]
    assert new_pages == ["What we put together", "The match"]
    export = export_of(room)
    assert all(fills_page(pile, export) for pile in export.piles)
    assert pictures_shown(export) == {photo.pk for photo in room.photos}


def test_words_alone_take_no_page_of_their_own(db: None) -> None:
    room = open_room(Stage.WRITE)
    for person in room.people:
        room.photo(person, f"Words of {person.first_name}", audience=PhotoAudience.REPORT)
    share(room, "The lake", "")
    assert [text for _style, text in lines_of(room)] == [
        "What we put together",
        "The lake",
        "“Words of Mira” —\N{NO-BREAK SPACE}Mira",
        "“Words of Anna” —\N{NO-BREAK SPACE}Anna",
        "2 cards from 2 people at 2 tables.",
        "A pile without a name",
        "“Words of Sam” —\N{NO-BREAK SPACE}Sam",
        "“Words of Göran” —\N{NO-BREAK SPACE}Göran",
        "2 cards from 2 people at 2 tables.",
    ]


def test_the_thirteenth_pile_is_told_in_a_line(db: None) -> None:
    room = open_room(Stage.WRITE)
    for number in range(13):
        room.photo(room.people[number % 4], f"Words {number}", audience=PhotoAudience.REPORT)
    share(room, *[f"Pile {number}" for number in range(13)])
    assert lines_of(room)[-2:] == [
        ("Heading 2", "And also"),
        ("List Bullet", "Pile 12. 1 card from 1 person at 1 table."),
    ]


def test_what_stands_alone_is_told_as_that(room: Room) -> None:
    lay_out(room)
    pile = Cluster.objects.create(board=Board.objects.get(group=room.groups[1]), is_alone=True)
    Placement.objects.create(board=pile.board, cluster=pile, photo=room.photos[2])
    document = Document(io.BytesIO(vision_docx(export_of(room))))
    lines = [(p.style.name, p.text) for p in document.paragraphs]
    start = lines.index(("Heading 1", "These stand alone, and matter"))
    code = f"Picture code: {show_code(room.photos[2].reference)}"
    assert lines[start + 1 : start + 4] == [
        ("Pictures", ""),
        ("Caption", f"One table let this stand alone: Table 2. Picture 2. Brought by Anna. {code}"),
        ("Quote", "“Words 2” —\N{NO-BREAK SPACE}Anna"),
    ]
    assert [text for _style, text in lines].count("“Words 2” —\N{NO-BREAK SPACE}Anna") == 1
    Photo.objects.filter(pk=room.photos[2].pk).update(audience=PhotoAudience.ROOM)
    document = Document(io.BytesIO(vision_docx(export_of(room))))
    lines = [(p.style.name, p.text) for p in document.paragraphs]
    start = lines.index(("Heading 1", "These stand alone, and matter"))
    assert lines[start + 1] == ("Normal", "1 photo not shown: its owner keeps it in the room.")
