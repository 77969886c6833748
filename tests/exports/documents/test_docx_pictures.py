"""Pictures in a Word document."""

import io

from docx import Document
from docx.oxml.ns import qn

from places.exports.documents.docx_pictures import (
    add_picture,
    float_at_top,
    picture_across,
    picture_line,
    picture_lines,
)
from places.exports.documents.docx_styles import set_styles
from places.exports.documents.print_pictures import print_jpeg
from places.storage import forget
from tests.exports.documents.test_print_pictures import voice


def blank() -> Document:
    document = Document()
    set_styles(document, "en-GB")
    return document


def read_back(document: Document) -> Document:
    out = io.BytesIO()
    document.save(out)
    return Document(out)


def test_pictures_side_by_side_fill_the_line() -> None:
    document = blank()
    assert picture_line(document, [voice(), voice()], width=16, height=5)
    (paragraph,) = read_back(document).paragraphs
    assert paragraph.style.name == "Pictures"
    assert [round(shape.width.cm, 2) for shape in document.inline_shapes] == [7.93, 7.93]


def test_without_a_file_there_is_no_line() -> None:
    document, gone = blank(), voice()
    forget(gone.key)
    assert not picture_line(document, [gone], width=16, height=5)
    assert document.paragraphs == []


def test_one_across_is_not_cut_much() -> None:
    document = blank()
    picture_across(document, voice(600, 1200), width=16, height=10)
    assert [round(shape.width.cm, 2) for shape in document.inline_shapes] == [7.14]


def test_many_stand_in_lines() -> None:
    document = blank()
    picture_lines(document, [voice() for _ in range(5)], width=16, height=9)
    assert [len(p.runs[0:9:2]) for p in document.paragraphs] == [3, 2]


def test_a_cover_floats_at_the_top_of_the_page_with_its_alt_text() -> None:
    document = blank()
    shape = add_picture(
        document.add_paragraph(), print_jpeg(voice(), 4, 3), width=21, height=16, described="A <lake>\x0b"
    )
    float_at_top(shape)
    (anchor,) = read_back(document).element.body.iter(qn("wp:anchor"))
    assert anchor.find(qn("wp:docPr")).get("descr") == "A <lake>"
    assert [child.tag.partition("}")[2] for child in anchor] == [
        *("simplePos", "positionH", "positionV", "extent", "wrapTopAndBottom", "docPr"),
        *("cNvGraphicFramePr", "graphic"),
    ]
