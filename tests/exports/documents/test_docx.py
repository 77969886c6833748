"""The Word document: opened again with python-docx."""

import io
import itertools

import pytest
from django.utils import timezone, translation
from django.utils.formats import date_format
from docx import Document
from docx.oxml.ns import qn

from places.codes import show_code
from places.enums import PhotoAudience, Stage
from places.exports.documents.docx import vision_docx
from places.models import Sentence
from tests.builders.buckets import Bucket
from tests.builders.pictures import stored_picture
from tests.builders.rooms import Room, open_room
from tests.builders.visions import ask_consent, export_of, open_vision, show_consent


@pytest.fixture
def room(db: None) -> Room:
    return open_vision()


def opened(room: Room) -> Document:
    return Document(io.BytesIO(vision_docx(export_of(room))))


def test_cover_text_and_notes(room: Room) -> None:
    lines = [(p.style.name, p.text) for p in opened(room).paragraphs]
    assert lines[:14] == [
        ("Subtitle", "Jönköping-ness"),
        ("Title", "Light that calls"),
        ("Subtitle", f"{date_format(timezone.localdate(), 'DATE_FORMAT')} · By 4 people at 2 tables"),
        ("Subtitle", "What is it that only we have?"),
        ("Heading 1", "What we say"),
        ("Heading 2", "What is here"),
        ("Statement", "Because the lake calls us.\N{NO-BREAK SPACE}2"),
        ("Quote", "“Every evening the light on the lake calls.” —\N{NO-BREAK SPACE}Mira\N{NO-BREAK SPACE}3"),
        ("Statement", "Here stand words that their owner keeps in the room."),
        ("Heading 2", "So we will …"),
        ("Statement", "So we will <listen> & walk.\N{NO-BREAK SPACE}5"),
        ("Heading 1", "What we put together"),
        ("Heading 2", "Water *and* light"),
        ("Pictures", ""),
    ]
    note = (
        "2. Rests on 2 photos from 2 people at 2 tables. Put together as: Water *and* light. Brought by Mira."
    )
    assert ("Evidence", f"{note} 1 photo not shown: its owner keeps it in the room.") in lines


def test_pictures_that_stand_nowhere_else_fill_the_page_of_a_short_text(room: Room) -> None:
    for number in range(7):
        picture = {"key": stored_picture(400, 300), "width": 400, "height": 300, "see": f"Boat {number}"}
        room.photo(room.people[number % 4], f"Boat {number}", audience=PhotoAudience.REPORT, **picture)
    lines = [(p.style.name, p.text) for p in opened(room).paragraphs]
    *pictures, (style, told) = lines[11 : lines.index(("Heading 1", "What we put together"))]
    assert {style for style, _text in pictures} == {"Pictures"}
    assert (style, told.startswith("Picture codes, in their order: ")) == ("Caption", True)
    assert [show_code(photo.reference) in told for photo in room.photos].count(True) == 6


def test_headings_go_down_one_step_at_a_time(room: Room) -> None:
    names = [p.style.name for p in opened(room).paragraphs]
    levels = [0, *(int(name[-1]) for name in names if name.startswith("Heading"))]
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))
    assert names.count("Title") == 1


def test_every_picture_has_an_alt_text_and_every_quote_stands_once(room: Room) -> None:
    document = opened(room)
    described = [each.get("descr") for each in document.element.body.iter(qn("wp:docPr"))]
    assert described == ["Pictures from the workshop: The lake at dawn", "The lake at dawn"]
    text = "\n".join(p.text for p in document.paragraphs)
    assert text.count("Every evening the light on the lake calls.") == 1


def test_nothing_kept_in_the_room_is_in_the_file(room: Room) -> None:
    texts = "\n".join(p.text for p in opened(room).paragraphs)
    assert "Nobody asked me then." not in texts
    assert "Anna" not in texts


def test_characters_that_break_xml_are_dropped(room: Room) -> None:
    Sentence.objects.filter(section="so").update(text="So\x0b we \ufffe go.")
    assert any(p.text.startswith("So we  go.") for p in opened(room).paragraphs)


def test_language_and_title_are_set(room: Room) -> None:
    with translation.override("sv"):
        document = opened(room)
    properties = document.core_properties
    assert (properties.title, properties.subject, properties.language, properties.author) == (
        "Light that calls",
        "Jönköping",
        "sv-SE",
        "",
    )


def test_sentences_run_from_right_to_left_where_their_letters_do(room: Room) -> None:
    Sentence.objects.filter(section="so").update(text="אז נקשיב ונלך.")
    paragraph = next(p for p in opened(room).paragraphs if p.text.startswith("אז"))
    assert [(run.text, run.font.rtl) for run in paragraph.runs] == [
        ("אז נקשיב ונלך.", True),
        ("\N{NO-BREAK SPACE}5", True),
    ]


def test_what_it_misses_is_printed_once_the_room_has_seen_it(room: Room) -> None:
    ask_consent(room, (1, "The bus to Gränna\nafter nine"), (1, ""), (0, "=A joke\x0b & <salt>"))
    assert "What this text misses" not in [p.text for p in opened(room).paragraphs]
    show_consent(room)
    lines = [(p.style.name, p.text) for p in opened(room).paragraphs]
    first = lines.index(("Heading 1", "What this text misses"))
    assert lines[first + 1 : first + 5] == [
        ("Normal", "2 people can live with it. 1 person wants to talk."),
        ("List Bullet", "=A joke & <salt>"),
        ("List Bullet", "The bus to Gränna\nafter nine"),
        ("Heading 1", "Who is behind this text"),
    ]
    assert not {"Mira", "Anna"} & set("\n".join(text for _style, text in lines[first : first + 4]).split())


def test_it_says_when_nobody_misses_anything(room: Room) -> None:
    ask_consent(room, (1, ""), (1, ""))
    show_consent(room)
    with translation.override("sv"):
        lines = [(p.style.name, p.text) for p in opened(room).paragraphs]
    first = lines.index(("Heading 1", "Det här saknas i texten"))
    assert [text for _style, text in lines[first + 1 : first + 3]] == [
        "För få svar för att säga något",
        "Ingen skrev att något saknas.",
    ]


def test_an_empty_vision_is_a_document_too(db: None) -> None:
    lines = [(p.style.name, p.text) for p in opened(open_room(Stage.WRITE)).paragraphs]
    assert [line for line in lines if line[0] != "Normal"][:2] == [
        ("Subtitle", "Jönköping"),
        ("Title", "Jönköping-ness"),
    ]
    assert [text for style, text in lines if style == "Heading 1"] == [
        "Who is behind this text",
        "How this was made",
    ]


def test_its_pictures_come_from_the_bucket(bucket: Bucket, db: None) -> None:
    document = opened(open_vision())
    pictures = [part for part in document.part.package.iter_parts() if part.content_type == "image/jpeg"]
    assert len(pictures) == 2
    assert all(part.blob[:2] == b"\xff\xd8" for part in pictures)
