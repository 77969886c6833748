"""Paragraphs of slides: their text, language and direction."""

from pptx.slide import Slide

from places.exports.documents.pptx_fitting import POINT, SlideLine
from places.exports.documents.pptx_paragraphs import write_lines, write_title
from places.exports.documents.pptx_template import layout, new_presentation


def slide() -> Slide:
    deck = new_presentation(title="x", subject="y")
    return deck.slides.add_slide(layout(deck, "Text"))


def test_lines_names_and_points() -> None:
    (box,) = [each for each in slide().placeholders if each.placeholder_format.idx == 1]
    write_lines(box, [SlideLine("“Two\nrows”", by="Mira"), SlideLine("Lake", POINT)], 20)
    first, second = box.text_frame.paragraphs
    assert (first.text, second.text) == ("“Two\x0brows” — Mira", "Lake")
    assert [run.font.size.pt for run in first.runs] == [20.0] * 3
    assert box.element.xpath(".//a:buChar/@char") == ["•"]


def test_leftward_words() -> None:
    title = slide().shapes.title
    write_title(title, "שלום\x00", 20)
    assert title.text_frame.text == "שלום"
    assert title.element.xpath(".//a:pPr/@rtl") == ["1"]
