"""Slides of piles and of photos that stand alone."""

from dataclasses import replace

import pytest

from places.exports.documents.pptx_piles import write_further_piles, write_lone_photos, write_pile
from places.exports.documents.pptx_slides import SlideWriter
from places.exports.documents.pptx_template import new_presentation
from places.exports.queries.content import VisionExport
from places.exports.queries.lone import LonePhoto
from tests.builders.visions import export_of, open_vision


@pytest.fixture
def export(db: None) -> VisionExport:
    return export_of(open_vision())


@pytest.fixture
def write() -> SlideWriter:
    made = SlideWriter(new_presentation(title="x", subject="y"), "Barts-ness")
    made.add("Cover", "The lake")
    return made


def told(write: SlideWriter) -> list[tuple[str, bool]]:
    """Title of each slide after the cover, and whether it has a picture."""
    return [
        (
            slide.shapes.title.text_frame.text,
            any(shape.element.tag.endswith("}pic") for shape in slide.shapes),
        )
        for slide in list(write.deck.slides)[1:]
    ]


def test_a_pile_with_and_without_pictures(write: SlideWriter, export: VisionExport) -> None:
    (pile,) = export.piles
    write_pile(write, pile, export)
    write_pile(write, replace(pile, voices=()), export)
    assert told(write) == [("Water *and* light", True), ("Water *and* light (2)", False)]
    notes = write.deck.slides[2].notes_slide.notes_text_frame.text
    assert notes.endswith("1 photo not shown: its owner keeps it in the room.")


def test_piles_beyond_the_twelfth_are_a_line_each(write: SlideWriter, export: VisionExport) -> None:
    write_further_piles(write, export)
    assert told(write) == []
    write_further_piles(write, replace(export, piles=export.piles * 14))
    assert told(write) == [("And also", False)]
    assert write.deck.slides[1].placeholders[1].text_frame.text.count("Water *and* light.") == 2


def test_what_stands_alone_and_what_of_it_is_kept(write: SlideWriter, export: VisionExport) -> None:
    (shown,) = export.agreed
    alone = LonePhoto(shown, "One table let this stand alone", "Table 1", is_quoted=False)
    write_lone_photos(write, replace(export, alone=(alone, alone), alone_kept=1))
    title = "These stand alone, and matter"
    assert told(write) == [(title, True), (f"{title} (2)", True)]
    last = "".join(shape.text_frame.text for shape in write.deck.slides[2].shapes if shape.has_text_frame)
    assert "1 photo not shown" in last


def test_every_one_of_very_many_is_shown(write: SlideWriter, export: VisionExport) -> None:
    """One slide each for the first 24, the further ones together, and what is kept on the last."""
    (shown,) = export.agreed
    many = tuple(
        LonePhoto(replace(shown, essence=f"Words {number}"), "Alone", "Table 1", is_quoted=False)
        for number in range(32)
    )
    write_lone_photos(write, replace(export, alone=many, alone_kept=3))
    slides = list(write.deck.slides)[1:]
    pictures = [sum(shape.element.tag.endswith("}pic") for shape in slide.shapes) for slide in slides]
    assert pictures == [*[1] * 24, 6, 2]
    notes = " ".join(slide.notes_slide.notes_text_frame.text for slide in slides[24:])
    assert [f"“Words {number}”" in notes for number in range(24, 32)] == [True] * 8
    said = [
        "".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame) for slide in slides
    ]
    assert ["3 photos not shown" in text for text in said] == [*[False] * 25, True]


def test_only_kept_ones(write: SlideWriter, export: VisionExport) -> None:
    write_lone_photos(write, replace(export, alone=(), alone_kept=2))
    assert told(write) == [("These stand alone, and matter", False)]
