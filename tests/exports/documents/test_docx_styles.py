"""The styles of a Word document."""

from docx import Document
from docx.oxml.ns import qn

from places.exports.documents.docx_styles import PICTURES, SENTENCE, set_size, set_styles


def styled() -> Document:
    document = Document()
    set_styles(document, "sv-SE")
    return document


def test_letters_of_every_script_have_the_size_of_their_style() -> None:
    styles = styled().styles
    for name, half_points in (("Normal", "22"), ("Title", "64"), ("Heading 1", "40"), (SENTENCE, "28")):
        written = styles[name].element.rPr
        assert [written.find(qn(tag)).get(qn("w:val")) for tag in ("w:sz", "w:szCs")] == [half_points] * 2
    set_size(styles["Normal"], 12.5)
    written = styles["Normal"].element.rPr
    assert [written.find(qn(tag)).get(qn("w:val")) for tag in ("w:sz", "w:szCs")] == ["25"] * 2


def test_headings_stay_with_what_follows_and_look_like_the_project() -> None:
    styles = styled().styles
    for name in ("Title", "Heading 1", "Heading 2", "Heading 3"):
        assert styles[name].paragraph_format.keep_with_next
        assert styles[name].font.name == "Fraunces"
        fonts = styles[name].element.rPr.rFonts.attrib
        assert not [attribute for attribute in fonts if "heme" in attribute]
    assert styles[PICTURES].base_style.name == "Normal"


def test_quotes_stand_upright_in_every_script() -> None:
    quote = styled().styles["Quote"].font
    assert (quote.italic, quote.cs_italic) == (False, False)


def test_all_text_is_in_the_language() -> None:
    spoken = {each.get(qn("w:val")) for each in styled().styles.element.iter(qn("w:lang"))}
    assert spoken == {"sv-SE"}


def test_a_quote_has_a_bar() -> None:
    bar = styled().styles["Quote"].element.pPr.find(qn("w:pBdr"))
    assert [each.tag for each in bar] == [qn("w:left")]
