"""The Word document: opened again with python-docx."""

import io

import pytest
from django.utils import translation
from docx import Document

from places.documents.vision_docx import vision_docx
from places.models import Sentence
from tests.rooms import Room
from tests.visions import export_of, open_vision


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
        ("Heading 1", "Because here …"),
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
