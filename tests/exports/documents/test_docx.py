"""The Word document: opened again with python-docx."""

import io

import pytest
from django.utils import translation
from docx import Document
from PIL import Image

from places.enums import Stage
from places.exports.documents.docx import jpeg_for_print, vision_docx
from places.models import Sentence
from places.storage import forget
from tests.builders.pictures import stored_picture
from tests.builders.rooms import Room, open_room
from tests.builders.visions import ask_consent, export_of, open_vision, show_consent


@pytest.fixture
def room(db: None) -> Room:
    return open_vision()


def opened(room: Room) -> Document:
    return Document(io.BytesIO(vision_docx(export_of(room))))


def test_text_styles_and_notes(room: Room) -> None:
    lines = [(p.style.name, p.text) for p in opened(room).paragraphs]
    assert lines[:6] == [
        ("Subtitle", "Jönköping"),
        ("Title", "Light that calls 1"),
        ("Heading 1", "What is here"),
        ("Normal", "Because the lake calls us. 2"),
        ("Quote", "Every evening the light on the lake calls. — Mira 3"),
        ("Normal", "Here stand words that their owner keeps in the room."),
    ]
    assert ("Heading 1", "What each sentence rests on") in lines
    note = "2. Rests on 2 photos from 2 people at 2 tables. Put together as: Water *and* light."
    assert ("Normal", f"{note} 1 photo not shown: its owner keeps it in the room.") in lines
    assert ("Normal", "So we will <listen> & walk. 5 (suggested, not yet settled)") in lines


def test_pictures_have_alt_texts_and_stand_once(room: Room) -> None:
    document = opened(room)
    described = [shape._inline.docPr.get("descr") for shape in document.inline_shapes]
    assert described == ["The lake at dawn"]
    assert any(p.text == "See picture 1 above." for p in document.paragraphs)


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
        (" 5", True),
        (" (", True),
        ("suggested, not yet settled", None),
        (")", True),
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
        ("Heading 1", "What each sentence rests on"),
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
    assert lines[:3] == [
        ("Subtitle", "Jönköping"),
        ("Title", "Jönköping-ness"),
        ("Heading 1", "How this was made"),
    ]


def test_a_small_jpeg_or_nothing() -> None:
    key = stored_picture(1600, 1200)
    out = jpeg_for_print(key, longest=400)
    with Image.open(out) as picture:
        assert (picture.format, picture.size) == ("JPEG", (400, 300))
    forget(key)
    assert jpeg_for_print(key) is None
