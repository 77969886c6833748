"""The end of a Word document: map, chapters, evidence in columns."""

import io

from docx import Document
from docx.oxml.ns import qn

from places.exports.documents.docx import vision_docx
from tests.builders.rooms import Room
from tests.builders.visions import export_of, open_vision
from tests.exports.documents.test_chapters import revealed


def opened(room: Room) -> Document:
    return Document(io.BytesIO(vision_docx(export_of(room))))


def test_the_map_stands_with_its_words(db: None) -> None:
    document = opened(revealed())
    lines = [(p.style.name, p.text) for p in document.paragraphs]
    start = lines.index(("Heading 1", "Where they lie"))
    assert lines[start + 1][0] == "Pictures"
    (described,) = [each.get("descr") for each in document.element.body.iter(qn("wp:docPr"))]
    assert described.startswith("Essence map. ")
    assert ("Heading 1", "Ours in different ways") in lines[start:]


def test_evidence_stands_in_columns_at_the_end(db: None) -> None:
    document = opened(open_vision())
    columns = [each.get(qn("w:num")) for each in document.element.body.iter(qn("w:cols"))]
    assert columns == [None, "3"]
    lines = [(p.style.name, p.text) for p in document.paragraphs]
    start = lines.index(("Heading 1", "What each sentence rests on"))
    assert {style for style, _text in lines[start + 1 :]} <= {"Evidence", "Pictures", "Normal"}
    assert lines[-1] == ("Evidence", "5. No voice yet. A suggestion that nobody has settled yet.")
