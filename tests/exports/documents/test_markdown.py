"""The vision as Markdown."""

import pytest

from places.enums import Section, Stage
from places.exports.documents.markdown import escape, vision_markdown
from tests.builders.rooms import Room, open_room
from tests.builders.visions import add, ask_consent, export_of, open_vision, show_consent


@pytest.fixture
def room(db: None) -> Room:
    return open_vision()


def test_the_whole_text(room: Room) -> None:
    blocks = vision_markdown(export_of(room)).split("\n\n")
    assert blocks[:7] == [
        "# Light that calls[^1]",
        "Jönköping",
        "## What is here",
        "Because the lake calls us.[^2]",
        "> Every evening the light on the lake calls. — Mira[^3]",
        "*Here stand words that their owner keeps in the room.*",
        "## So we will …",
    ]
    assert blocks[7] == r"So we will \<listen\> \& walk.[^5] *(suggested, not yet settled)*"
    assert blocks[8] == "## How this was made"
    assert any(
        block.startswith(
            "[^2]: Rests on 2 photos from 2 people at 2 tables. Put together as: Water \\*and\\* light."
        )
        for block in blocks
    )
    assert "Nobody asked me then." not in "\n".join(blocks)


def test_what_it_misses_stands_word_for_word_without_names(room: Room) -> None:
    ask_consent(room, (1, "# The bus\nafter nine"), (0, ""), (1, "*Salt*"))
    assert "misses" not in vision_markdown(export_of(room))
    show_consent(room)
    blocks = vision_markdown(export_of(room)).split("\n\n")
    first = blocks.index("## What this text misses")
    assert blocks[first + 1 : first + 4] == [
        "2 people can live with it. 1 person wants to talk.",
        "- \\# The bus after nine\n- \\*Salt\\*",
        "## How this was made",
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
    assert blocks[:3] == ["# Jönköping-ness", "Jönköping", "## How this was made"]


def test_other_headlines_are_told_as_proposals_after_the_text(room: Room) -> None:
    add(room, Section.HEADLINE, "Another line")
    blocks = vision_markdown(export_of(room)).split("\n\n")
    assert blocks[0] == "# Light that calls[^1]"
    where = blocks.index("## Also proposed as a headline")
    assert (blocks[where - 1][:12], blocks[where + 1]) == ("So we will \\", "Another line[^2]")
