"""The layout of a Word document: A4, its properties, styles for every script, and right-to-left text.

Right-to-left paragraphs get `w:bidi`, runs `w:rtl` (ECMA-376, 17.3.1.6 and 17.3.2.30).
"""

import copy
import datetime
import re
import unicodedata
from collections.abc import Iterator
from typing import Any
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

from places.texts import runs_leftwards, xml_text

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

    Its properties name no author, the present time as creation time, and this program as its creator;
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


_AFTER_BIDI = (
    *("w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind", "w:contextualSpacing", "w:mirrorIndents"),
    *("w:suppressOverlap", "w:jc", "w:textDirection", "w:textAlignment", "w:textboxTightWrap"),
    *("w:outlineLvl", "w:divId", "w:cnfStyle", "w:rPr", "w:sectPr", "w:pPrChange"),
)
_CLASSES = {"R": "R", "AL": "R", "L": "L", "NSM": "m"}
# What runs against its paragraph: from the first letter of that direction to the last, with marks on it.
_AGAINST = {False: re.compile(r"R(?:[^L]*R)?m*"), True: re.compile(r"L(?:[^R]*L)?m*")}


def set_directions(document: DocumentObject) -> None:
    """Mark every paragraph and every stretch of text in `document` that is written from right to left.

    A paragraph's direction is that of its first letter. Runs that hold both directions are split.
    """
    for paragraph in document.element.body.iter(qn("w:p")):
        leftwards = runs_leftwards("".join(text.text or "" for text in paragraph.iter(qn("w:t"))))
        if leftwards:
            paragraph.get_or_add_pPr().insert_element_before(OxmlElement("w:bidi"), *_AFTER_BIDI)
        for run in list(paragraph.iter(qn("w:r"))):
            _set_run(run, leftwards)


def _set_run(run: Any, leftwards: bool) -> None:
    """Split one run by direction, in a paragraph that runs `leftwards` or not."""
    spans = list(_spans(run.text, leftwards))
    if not any(rtl for _text, rtl in spans) or any(len(child) for child in run.iterchildren(qn("w:drawing"))):
        return
    for text, rtl in spans:
        part = copy.deepcopy(run)
        part.text = text
        if rtl:
            part.get_or_add_rPr().append(OxmlElement("w:rtl"))
        run.addprevious(part)
    run.getparent().remove(run)


def _spans(text: str, leftwards: bool) -> Iterator[tuple[str, bool]]:
    """Yield `text` in pieces, each with whether it is written from right to left."""
    classes = "".join(_CLASSES.get(unicodedata.bidirectional(character), "n") for character in text)
    done = 0
    for against in _AGAINST[leftwards].finditer(classes):
        if against.start() > done:
            yield text[done : against.start()], leftwards
        yield text[against.start() : against.end()], not leftwards
        done = against.end()
    if done < len(text):
        yield text[done:], leftwards
