"""Stretches of text in a Word document."""

from docx import Document
from docx.oxml.ns import qn

from places.exports.documents.docx_styles import STATEMENT, set_styles
from places.exports.documents.docx_text import number, sized, soft, write, write_quote


def blank() -> Document:
    document = Document()
    set_styles(document, "en-GB")
    return document


def test_words_lose_what_xml_forbids() -> None:
    paragraph = write(blank(), "So\x0b we \ufffe go.", STATEMENT)
    assert (paragraph.text, paragraph.style.name) == ("So we  go.", "Statement")


def test_a_quote_stands_in_quotation_marks_with_its_name() -> None:
    paragraph = write_quote(blank(), 'She said "come in".', "Mira", size=12)
    assert (paragraph.style.name, paragraph.text) == (
        "Quote",
        "“She said ‘come in’.” —\N{NO-BREAK SPACE}Mira",
    )
    assert [run.font.size.pt for run in paragraph.runs] == [12, 12]


def test_sizes_hold_for_every_script() -> None:
    run = sized(blank().add_paragraph().add_run("שלום"), 12.5)
    assert [run.font.element.rPr.find(qn(tag)).get(qn("w:val")) for tag in ("w:sz", "w:szCs")] == ["25", "25"]


def test_numbers_of_notes_are_small_and_high() -> None:
    paragraph = blank().add_paragraph("So.")
    number(paragraph, 3)
    assert (paragraph.text, paragraph.runs[-1].font.superscript) == ("So.\N{NO-BREAK SPACE}3", True)
    assert soft(paragraph.add_run("x")).font.italic
