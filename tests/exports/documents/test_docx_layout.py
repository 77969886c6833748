"""A Word document before its first word."""

import io
import zipfile

from django.utils import timezone, translation
from docx import Document
from docx.oxml.ns import qn

from places.exports.documents.docx_layout import new_document
from places.exports.documents.page_plan import A4, LETTER, paper


def saved(**names: str) -> io.BytesIO:
    out = io.BytesIO()
    new_document(**names).save(out)
    return out


def test_the_properties_are_of_now_and_ours() -> None:
    before = timezone.now().replace(microsecond=0)
    with translation.override("sv"):
        file = saved(title="Ljus\x0b som kallar", subject="Jönköping", foot="Jönköping-ness")
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
    section = Document(saved(title="", subject="", foot="")).sections[0]
    twips = [round(length.pt * 20) for length in (section.page_width, section.page_height)]
    assert twips == [11906, 16838]  # what Word itself writes for A4
    assert [round(margin.cm, 1) for margin in (section.left_margin, section.top_margin)] == [2.3, 2.0]


def test_only_americans_get_letter() -> None:
    for language, size in (("en", A4), ("en-gb", A4), ("sv", A4), ("en-us", LETTER)):
        with translation.override(language):
            assert paper() == size
    with translation.override("en-us"):
        document = Document(saved(title="", subject="", foot=""))
    assert (round(document.sections[0].page_width.inches, 2), document.core_properties.language) == (
        8.5,
        "en-US",
    )


def test_it_hyphenates_and_keeps_no_marks_of_other_people() -> None:
    with zipfile.ZipFile(saved(title="", subject="", foot="")) as parts:
        settings = parts.read("word/settings.xml").decode()
        styles = parts.read("word/styles.xml").decode()
        names = parts.namelist()
    assert "<w:autoHyphenation/>" in settings
    assert "<w:embedTrueTypeFonts/>" in settings
    assert not [word for word in ("rsid", "proofState", "docId") if word in settings + styles]
    assert not [name for name in names if "customXml" in name or "WithEffects" in name]


def test_pages_after_the_first_have_a_foot_with_their_number() -> None:
    section = Document(saved(title="", subject="", foot="Jönköping\x0b-ness")).sections[0]
    assert section.different_first_page_header_footer
    foot = section.footer.paragraphs[0].paragraph_format.element
    assert [text.text for text in foot.iter(qn("w:t"))] == ["Jönköping-ness · ", "1"]
    assert foot.find(qn("w:fldSimple")).get(qn("w:instr")) == "PAGE"
