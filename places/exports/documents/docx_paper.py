"""A Word document before its first word: A4, the properties of this file, styles for every script."""

import datetime
from xml.sax.saxutils import escape

from django.utils import timezone
from django.utils.translation import get_language
from docx import Document
from docx.document import Document as DocumentObject
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import CharacterStyle

from places.texts import xml_text

EMBER = RGBColor(0xB5, 0x40, 0x1A)
LANGUAGES = {"en": "en-GB", "sv": "sv-SE"}
GENERATOR = "Placeness"
_FONT = "Georgia"
_HEADINGS = (("Title", 28), ("Heading 1", 17), ("Heading 2", 13))
_APP = PackURI("/docProps/app.xml")
_APP_TYPE = "application/vnd.openxmlformats-officedocument.extended-properties+xml"
_APP_XML = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>{application}</Application></Properties>"
)


def new_document(*, title: str, subject: str) -> DocumentObject:
    """Return an empty A4 document in the active language, with styles for text in both directions.

    Its properties name no author, this moment as the time of making, and this program as the one that made it;
    nothing is left of the template's own.
    """
    document = Document()
    language = LANGUAGES.get(get_language() or "en", "en-GB")
    _describe(document, xml_text(title), xml_text(subject), language)
    _replace_template_parts(document)
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(2.5)
    _style(document, language)
    return document


def _describe(document: DocumentObject, title: str, subject: str, language: str) -> None:
    properties, now = document.core_properties, timezone.now().astimezone(datetime.UTC)
    properties.title, properties.subject, properties.language = title, subject, language
    properties.author = properties.last_modified_by = properties.comments = ""
    properties.created = properties.modified = now


def _replace_template_parts(document: DocumentObject) -> None:
    """Name this program in the extended properties, and drop the template's thumbnail of an empty page."""
    package = document.part.package
    template_parts = {RELATIONSHIP_TYPE.EXTENDED_PROPERTIES, RELATIONSHIP_TYPE.THUMBNAIL}
    for name in [name for name, relation in package.rels.items() if relation.reltype in template_parts]:
        del package.rels[name]
    content = _APP_XML.format(application=escape(GENERATOR)).encode()
    package.relate_to(Part(_APP, _APP_TYPE, content, package), RELATIONSHIP_TYPE.EXTENDED_PROPERTIES)


def _style(document: DocumentObject, language: str) -> None:
    normal = document.styles["Normal"]
    _font(normal, 11.5)
    spoken = OxmlElement("w:lang")
    spoken.set(qn("w:val"), language)
    normal.element.get_or_add_rPr().append(spoken)
    for name, size in _HEADINGS:
        style = document.styles[name]
        _font(style, size)
        style.font.color.rgb = EMBER
        style.element.rPr.rFonts.set(qn("w:asciiTheme"), "majorHAnsi")
        del style.element.rPr.rFonts.attrib[qn("w:asciiTheme")]


def _font(style: CharacterStyle, size: float) -> None:
    """Set the font and its size in points, for Arabic and Hebrew letters (complex scripts) too."""
    style.font.name, style.font.size = _FONT, Pt(size)
    properties = style.element.get_or_add_rPr()
    complex_size = properties.find(qn("w:szCs"))
    if complex_size is None:
        complex_size = OxmlElement("w:szCs")
        properties.find(qn("w:sz")).addnext(complex_size)
    complex_size.set(qn("w:val"), str(round(size * 2)))
