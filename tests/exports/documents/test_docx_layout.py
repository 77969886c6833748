"""A Word document before its first word."""

import io
import zipfile

from django.utils import timezone, translation
from docx import Document
from docx.oxml.ns import qn

from places.exports.documents.docx_layout import new_document, set_directions


def saved(**names: str) -> io.BytesIO:
    out = io.BytesIO()
    new_document(**names).save(out)
    return out


def test_the_properties_are_of_now_and_ours() -> None:
    before = timezone.now().replace(microsecond=0)
    with translation.override("sv"):
        file = saved(title="Ljus\x0b som kallar", subject="Jönköping")
    properties = Document(file).core_properties
    assert before <= properties.created == properties.modified <= timezone.now()
    assert (properties.title, properties.subject) == ("Ljus som kallar", "Jönköping")
    assert (properties.author, properties.last_modified_by, properties.comments) == ("", "", "")
    assert (properties.language, properties.revision) == ("sv-SE", 1)
    with zipfile.ZipFile(file) as parts:
        assert b"<Application>Placeness</Application>" in parts.read("docProps/app.xml")
        assert not [name for name in parts.namelist() if "thumbnail" in name]
        readable = b"".join(parts.read(name) for name in parts.namelist()).lower()
    assert not {word for word in (b"python-docx", b"2013-12-23", b"macintosh") if word in readable}


def test_it_is_a4() -> None:
    section = Document(saved(title="", subject="")).sections[0]
    twips = [round(length.pt * 20) for length in (section.page_width, section.page_height)]
    assert twips == [11906, 16838]  # what Word itself writes for A4
    assert [round(margin.cm, 1) for margin in (section.left_margin, section.top_margin)] == [2.5, 2.5]


def test_letters_of_every_script_have_the_size_of_their_style() -> None:
    document = new_document(title="", subject="")
    for name, half_points in (("Normal", "23"), ("Title", "56"), ("Heading 1", "34"), ("Heading 2", "26")):
        written = document.styles[name].element.rPr
        assert [written.find(qn(tag)).get(qn("w:val")) for tag in ("w:sz", "w:szCs")] == [half_points] * 2


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
