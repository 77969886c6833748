"""The paragraph styles of a Word document, for letters of every script."""

from docx.document import Document as DocumentObject
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from places.exports.documents.docx_fonts import HEADING_FONT, TEXT_FONT
from places.exports.documents.pile_plan import QUOTE_SIZE, SENTENCE_SIZE

INK, SOFT, EMBER = RGBColor(0x1F, 0x2A, 0x30), RGBColor(0x55, 0x63, 0x6B), RGBColor(0xB5, 0x40, 0x1A)
TEXT_SIZE, SMALL_SIZE = 11.0, 8.5
STATEMENT, SENTENCE, PICTURES, EVIDENCE = "Statement", "Pile sentence", "Pictures", "Evidence"
# name: (font, size, colour, space before, space after, line spacing), sizes and spaces in points
_STYLES = {
    "Normal": (TEXT_FONT, TEXT_SIZE, INK, 0, 6, 1.25),
    "Title": (HEADING_FONT, 32, INK, 0, 8, 1.05),
    "Subtitle": (TEXT_FONT, 13, SOFT, 0, 4, 1.2),
    "Heading 1": (HEADING_FONT, 20, EMBER, 18, 8, 1.1),
    "Heading 2": (HEADING_FONT, 15, INK, 14, 5, 1.1),
    "Heading 3": (HEADING_FONT, 12, INK, 8, 3, 1.1),
    "Quote": (TEXT_FONT, QUOTE_SIZE, INK, 2, 7, 1.25),
    "Caption": (TEXT_FONT, 9, SOFT, 2, 7, 1.2),
    "List Bullet": (TEXT_FONT, TEXT_SIZE, INK, 0, 4, 1.25),
    "Footer": (TEXT_FONT, 8.5, SOFT, 0, 0, 1.0),
    STATEMENT: (TEXT_FONT, TEXT_SIZE, INK, 0, 7, 1.25),
    SENTENCE: (HEADING_FONT, SENTENCE_SIZE, INK, 4, 8, 1.25),
    PICTURES: (TEXT_FONT, 6, INK, 0, 3, 1.0),
    EVIDENCE: (TEXT_FONT, SMALL_SIZE, INK, 0, 4, 1.2),
}
_HEADINGS = {"Title", "Heading 1", "Heading 2", "Heading 3"}
_THEME = ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme")


def set_styles(document: DocumentObject, language: str) -> None:
    """Give the styles their look, and the text its `language` (a tag as "sv-SE")."""
    _without_table_styles(document)
    for name, look in _STYLES.items():
        known = name in document.styles
        style = document.styles[name] if known else document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        if not known:
            style.base_style = document.styles["Normal"]
        _set(style, *look)
        if name in _HEADINGS:
            style.paragraph_format.keep_with_next = True
    for element in document.styles.element.findall(f"{qn('w:style')}/{qn('w:rsid')}"):
        element.getparent().remove(element)
    _set_language(document, language)
    _plain_borders(document)


def _without_table_styles(document: DocumentObject) -> None:
    """The template's hundred styles of tables go: nothing uses them, and each new paragraph reads through all."""
    tables = [style for style in document.styles if style.type == WD_STYLE_TYPE.TABLE]
    for style in tables:
        if style.name != "Normal Table":
            style.delete()


def _set(
    style: ParagraphStyle, font: str, size: float, colour: RGBColor, before: float, after: float, lines: float
) -> None:
    style.font.name, style.font.color.rgb = font, colour
    style.font.bold = style.font.italic = style.font.cs_italic = False
    style.font.all_caps = False
    layout = style.paragraph_format
    layout.space_before, layout.space_after, layout.line_spacing = Pt(before), Pt(after), lines
    properties = style.element.get_or_add_rPr()
    for name in _THEME:
        properties.rFonts.attrib.pop(qn(name), None)
    properties.rFonts.set(qn("w:cs"), "Arial")
    for name in ("w:spacing", "w:kern"):
        for element in properties.findall(qn(name)):
            properties.remove(element)
    set_size(style, size)


def set_size(style: ParagraphStyle, size: float) -> None:
    """Set the size of a style's letters in points, of Arabic and Hebrew ones (complex scripts) too."""
    style.font.size = Pt(size)
    properties = style.element.get_or_add_rPr()
    complex_size = properties.find(qn("w:szCs"))
    if complex_size is None:
        complex_size = OxmlElement("w:szCs")
        properties.find(qn("w:sz")).addnext(complex_size)
    complex_size.set(qn("w:val"), str(round(size * 2)))


def _set_language(document: DocumentObject, language: str) -> None:
    for spoken in document.styles.element.iter(qn("w:lang")):
        spoken.set(qn("w:val"), language)
    normal = document.styles["Normal"].element.get_or_add_rPr()
    spoken = OxmlElement("w:lang")
    spoken.set(qn("w:val"), language)
    normal.append(spoken)


def _plain_borders(document: DocumentObject) -> None:
    """A quote has a bar on its left; the title loses the template's line below it."""
    title = document.styles["Title"].element.pPr
    for border in title.findall(qn("w:pBdr")):
        title.remove(border)
    quote = document.styles["Quote"]
    quote.paragraph_format.left_indent = Cm(0.6)
    layout, borders = quote.element.get_or_add_pPr(), OxmlElement("w:pBdr")
    bar = {"w:val": "single", "w:sz": "18", "w:space": "8", "w:color": str(EMBER)}
    borders.append(OxmlElement("w:left", {qn(name): value for name, value in bar.items()}))
    layout.insert_element_before(
        borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc"
    )
