"""A Word document before its first word."""

import io
import zipfile

from django.utils import timezone, translation
from docx import Document
from docx.oxml.ns import qn

from places.exports.documents.docx_paper import new_document


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
