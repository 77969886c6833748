"""The vision as Markdown."""

import io
import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.utils import timezone, translation
from django.utils.formats import date_format
from docx import Document

from places.codes import show_code
from places.enums import Section, Stage
from places.exports.documents.docx import vision_docx
from places.exports.documents.markdown import escape, vision_markdown
from places.exports.queries.vision import exported
from places.vision.actions import drafts
from places.workshops.queries.workshops import by_id
from tests.builders.rooms import Room, open_room
from tests.builders.told_rooms import told_room
from tests.builders.visions import add, ask_consent, export_of, open_vision, show_consent

GOLDEN = Path(__file__).parent / "golden"


@pytest.fixture
def room(db: None) -> Room:
    return open_vision()


def test_the_whole_text(room: Room) -> None:
    blocks = vision_markdown(export_of(room)).split("\n\n")
    made = date_format(timezone.localdate(), "DATE_FORMAT")
    assert blocks[:17] == [
        "# Light that calls[^1]",
        "Jönköping-ness",
        f"{made} · By 4 people at 2 tables",
        "What is it that only we have?",
        "## What we say",
        "### What is here",
        "Because the lake calls us.[^2]",
        "> “Every evening the light on the lake calls.” — Mira[^3]",
        "*Here stand words that their owner keeps in the room.*",
        "### So we will …",
        r"So we will \<listen\> \& walk.[^5]",
        "## What we put together",
        r"### Water \*and\* light",
        f"*The lake at dawn. Brought by Mira. Picture code: {show_code(room.photos[0].reference)}*",
        "**Because the lake calls us.**",
        "2 cards from 2 people at 2 tables. 1 photo not shown: its owner keeps it in the room.",
        "## Who is behind this text",
    ]
    assert any(
        block.startswith(
            "[^2]: Rests on 2 photos from 2 people at 2 tables. Put together as: Water \\*and\\* light."
        )
        for block in blocks
    )
    assert "Nobody asked me then." not in "\n".join(blocks)


def test_it_has_the_content_and_order_of_the_word_document(room: Room) -> None:
    add(room, Section.HEADLINE, "Another line")
    ask_consent(room, (1, "The bus"), (0, ""), (1, "Salt"))
    show_consent(room)
    export = export_of(room)
    headings = [line for line in vision_markdown(export).splitlines() if line.startswith("##")]
    words = Document(io.BytesIO(vision_docx(export))).paragraphs
    same = [(p.style.name[-1], p.text) for p in words if p.style.name.startswith("Heading")][:-1]
    assert [(str(line.count("#") - 1), line.lstrip("# ").replace("\\", "")) for line in headings] == same


def test_what_it_misses_stands_word_for_word_without_names(room: Room) -> None:
    ask_consent(room, (1, "# The bus\nafter nine"), (0, ""), (1, "*Salt*"))
    assert "misses" not in vision_markdown(export_of(room))
    show_consent(room)
    blocks = vision_markdown(export_of(room)).split("\n\n")
    first = blocks.index("## What this text misses")
    assert blocks[first + 1 : first + 4] == [
        "2 people can live with it. 1 person wants to talk.",
        "- \\# The bus after nine\n- \\*Salt\\*",
        "## Who is behind this text",
    ]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("# not a heading", r"\# not a heading"),
        ("- not a list", r"\- not a list"),
        ("-5 degrees", r"\-5 degrees"),
        ("1. not numbered", r"1\. not numbered"),
        ("[link](javascript:alert(1))", r"\[link\](javascript:alert(1))"),
        ("<b>&amp;</b>", r"\<b\>\&amp;\</b\>"),
        ("two\nlines", "two lines"),
        ("שלום, עולם!", "\u2068שלום, עולם\\!\u2069"),
        ("- مرحبا", "\u2068\\- مرحبا\u2069"),
        ("We say مرحبا!", "\u2068We say مرحبا\\!\u2069"),
        ("東京", "東京"),
    ],
)
def test_words_are_never_markup(written: str, shown: str) -> None:
    assert escape(written) == shown


def test_an_empty_vision_is_a_text_too(db: None) -> None:
    blocks = vision_markdown(export_of(open_room(Stage.WRITE))).split("\n\n")
    assert blocks[:2] == ["# Jönköping-ness", "Jönköping"]
    assert "## How this was made" in blocks


def test_other_headlines_are_told_as_proposals_after_the_text(room: Room) -> None:
    add(room, Section.HEADLINE, "Another line")
    blocks = vision_markdown(export_of(room)).split("\n\n")
    assert blocks[0] == "# Light that calls[^1]"
    assert blocks[blocks.index("## Also proposed as a headline") + 1] == "- Another line"


@pytest.mark.parametrize("name", ["hebworth", "hyttnas"])
def test_a_whole_room_reads_as_a_person_has_read_it(db: None, name: str) -> None:
    """The golden files were read by a person, and each quote in them stands once."""
    room = told_room(name)
    drafts.make(actor=room.leading)
    words = room.workshop
    words.opened_at = datetime(2026, 11, 28, 12, tzinfo=UTC)
    words.save(update_fields=["opened_at"])
    facts = by_id(words.pk)
    with translation.override(facts.language):
        text = vision_markdown(exported(facts, date(2026, 11, 29)))
    assert text == (GOLDEN / f"{name}.md").read_text(encoding="utf-8")
    quotes = re.findall(r"^> [“”](.+)” — ", text, re.MULTILINE)
    assert len(quotes) > 10
    assert {quote: text.count(quote) for quote in quotes} == dict.fromkeys(quotes, 1)
