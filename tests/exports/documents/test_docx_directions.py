"""Text from right to left in a Word document."""

import io

from docx import Document
from docx.oxml.ns import qn

from places.exports.documents.docx_directions import set_directions

HEBREW, ARABIC = "שלום, עולם!", "مرحباً"


def written(*paragraphs: tuple[str, ...]) -> list[tuple[bool, list[tuple[str, bool]]]]:
    """Each paragraph read back: whether it has `w:bidi`; its runs, and whether they have `w:rtl`."""
    document = Document()
    for runs in paragraphs:
        paragraph = document.add_paragraph()
        for text in runs:
            paragraph.add_run(text)
    set_directions(document)
    out = io.BytesIO()
    document.save(out)
    return [
        (
            paragraph.paragraph_format.element.pPr is not None
            and paragraph.paragraph_format.element.pPr.find(qn("w:bidi")) is not None,
            [(run.text, bool(run.font.rtl)) for run in paragraph.runs],
        )
        for paragraph in Document(out).paragraphs
    ]


def test_a_sentence_from_right_to_left() -> None:
    assert written((HEBREW,), ("1. ", HEBREW)) == [
        (True, [(HEBREW, True)]),
        (True, [("1. ", True), (HEBREW, True)]),
    ]


def test_foreign_words_in_a_sentence_run_their_own_way() -> None:
    assert written(
        (f"We say “{ARABIC}” here.",), (f"{HEBREW} Gränna 2 Café?",), ("No, “", ARABIC, "!” 3")
    ) == [
        (False, [("We say “", False), (ARABIC, True), ("” here.", False)]),
        (True, [(f"{HEBREW} ", True), ("Gränna 2 Café", False), ("?", True)]),
        (False, [("No, “", False), (ARABIC, True), ("!” 3", False)]),
    ]


def test_other_text_stays_as_it_is() -> None:
    assert written(("Plain 東京 text.", " 2"), ("",), ("12",)) == [
        (False, [("Plain 東京 text.", False), (" 2", False)]),
        (False, [("", False)]),
        (False, [("12", False)]),
    ]


def test_split_runs_keep_their_look_and_marks_stand_where_the_schema_wants_them() -> None:
    document = Document()
    paragraph = document.add_paragraph(style="Quote")
    paragraph.alignment = 1
    run = paragraph.add_run(f"{ARABIC} Mira")
    run.font.italic = run.font.superscript = True
    set_directions(document)
    properties = [child.tag for child in paragraph.paragraph_format.element.pPr]
    assert properties == [qn("w:pStyle"), qn("w:bidi"), qn("w:jc")]
    assert [(part.text, part.font.italic, part.font.superscript) for part in paragraph.runs] == [
        (f"{ARABIC} ", True, True),
        ("Mira", True, True),
    ]
    assert [child.tag for child in paragraph.runs[0].font.element.rPr] == [
        qn("w:i"),
        qn("w:vertAlign"),
        qn("w:rtl"),
    ]
