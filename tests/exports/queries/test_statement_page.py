"""The text on its page: what is moved to the piles, and which headings stay."""

import pytest

from places.enums import Section
from places.exports.queries.sentences import ExportedSentence, Note, Part
from places.exports.queries.statement_page import EACH_LINE, ONE_PAGE, without_long_quotes
from places.vision.queries.evidence_photos import Voice

WATER, FIRE = 1, 2


@pytest.fixture(scope="module")
def anna() -> Voice:
    words = dict.fromkeys(("key", "see", "essence", "belonging", "symbol", "table"), "")
    sizes = dict.fromkeys(("width", "height", "participant_id", "group_id"), 0)
    return Voice(photo_id=7, first_name="Anna", shareable=True, gone=False, **words, **sizes)


def line(text: str, *piles: int, heading: bool = False, voice: Voice | None = None) -> ExportedSentence:
    note = Note(1, "", (), piles, (), {}, 0, withdrawn=False, suggested=False, is_quote=voice is not None)
    return ExportedSentence(Section.BECAUSE, text, note, voice, suggested=False, is_heading=heading)


def test_a_short_text_keeps_its_quotes_and_the_headings_above_them(anna: Voice) -> None:
    lines = (
        line("Water", WATER, heading=True),
        line("The lake calls.", voice=anna),
        line("Fire", FIRE, heading=True),
        line("We wrote this ourselves."),
        line("Nothing below", heading=True),
    )
    (part,), moved = without_long_quotes([Part(Section.BECAUSE, lines)], [WATER, FIRE])
    assert (part.lines, moved) == (lines[:4], {})


def test_a_long_text_leaves_out_headings_whose_quotes_stand_with_their_piles(anna: Voice) -> None:
    long = line("x" * (ONE_PAGE - EACH_LINE), voice=anna)
    lines = (
        line("Water", WATER, heading=True),
        long,
        line("Because the lake calls us.", WATER),
        line("Fire", FIRE, heading=True),
        line("The match.", voice=anna),
        line("Another thing altogether.", WATER),
        line("No pile of its page", heading=True),
        line("This stays.", voice=anna),
        line("The end", WATER, heading=True),
    )
    (part,), moved = without_long_quotes([Part(Section.BECAUSE, lines)], [WATER, FIRE])
    assert moved == {WATER: [long], FIRE: [lines[4]]}
    assert part.lines == (lines[0], lines[2], lines[5], lines[6], lines[7])


def test_words_that_are_kept_in_the_room_keep_their_heading(anna: Voice) -> None:
    kept = ExportedSentence(
        Section.BECAUSE, "", line("").note, None, suggested=False, instead="Here stand words …"
    )
    lines = (line("x" * ONE_PAGE), line("Water", WATER, heading=True), kept)
    (part,), _moved = without_long_quotes([Part(Section.BECAUSE, lines)], [WATER])
    assert part.lines == lines
