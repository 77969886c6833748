"""A Word document before its first word: paper, properties, running foot, and nothing left of the template's own."""

import datetime
from xml.sax.saxutils import escape

from django.utils import timezone
from django.utils.translation import get_language
from docx import Document
from docx.document import Document as DocumentObject
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm
from docx.text.paragraph import Paragraph

from places.exports.documents.docx_fonts import embed_fonts
from places.exports.documents.docx_styles import set_styles
from places.exports.documents.page_plan import Paper, paper
from places.texts import xml_text

LANGUAGES = {"en": "en-GB", "en-us": "en-US", "sv": "sv-SE"}
GENERATOR = "Placeness"
_APP = PackURI("/docProps/app.xml")
_APP_TYPE = "application/vnd.openxmlformats-officedocument.extended-properties+xml"
_APP_XML = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>{application}</Application></Properties>"
)


def new_document(*, title: str, subject: str, foot: str) -> DocumentObject:
    """Return an empty document in the active language, on its paper; `foot` stands below every page but the first.

    Its properties name no author, the present time as creation time, and this program as its creator.
    """
    document = Document()
    language = LANGUAGES.get(get_language() or "en", "en-GB")
    _describe(document, xml_text(title), xml_text(subject), language)
    _replace_template_parts(document)
    _settings(document)
    _lay_out(document, paper())
    set_styles(document, language)
    embed_fonts(document)
    _foot(document, xml_text(foot))
    return document


def _describe(document: DocumentObject, title: str, subject: str, language: str) -> None:
    properties, now = document.core_properties, timezone.now().astimezone(datetime.UTC)
    properties.title, properties.subject, properties.language = title, subject, language
    properties.author = properties.last_modified_by = properties.comments = ""
    properties.created = properties.modified = now


def _replace_template_parts(document: DocumentObject) -> None:
    """Name this program in the extended properties; drop the template's thumbnail, effects and custom part."""
    package = document.part.package
    for source, unwanted in (
        (package, {RELATIONSHIP_TYPE.EXTENDED_PROPERTIES, RELATIONSHIP_TYPE.THUMBNAIL}),
        (
            document.part,
            {
                RELATIONSHIP_TYPE.CUSTOM_XML,
                "http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects",
            },
        ),
    ):
        for name in [name for name, relation in source.rels.items() if relation.reltype in unwanted]:
            del source.rels[name]
    content = _APP_XML.format(application=escape(GENERATOR)).encode()
    package.relate_to(Part(_APP, _APP_TYPE, content, package), RELATIONSHIP_TYPE.EXTENDED_PROPERTIES)


def _settings(document: DocumentObject) -> None:
    """Hyphenate, open as a document of the present Word, check spelling; no marks of editing sessions."""
    settings = document.settings.element
    for name in ("w:rsids", "w:proofState", "w:savePreviewPicture", "w14:docId"):
        for element in settings.findall(_named(name)):
            settings.remove(element)
    settings.find(qn("w:zoom")).set(qn("w:percent"), "100")
    for setting in settings.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")
    settings.find(qn("w:defaultTabStop")).addnext(OxmlElement("w:autoHyphenation"))
    settings.find(qn("w:zoom")).addnext(OxmlElement("w:embedTrueTypeFonts"))


def _named(name: str) -> str:
    prefix, _colon, local = name.partition(":")
    word_2010 = "http://schemas.microsoft.com/office/word/2010/wordml"
    return f"{{{word_2010}}}{local}" if prefix == "w14" else qn(name)


def _lay_out(document: DocumentObject, size: Paper) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(size.width), Cm(size.height)
    section.left_margin = section.right_margin = Cm(size.side)
    section.top_margin, section.bottom_margin = Cm(size.top), Cm(size.bottom)
    section.footer_distance = Cm(1.1)
    section.different_first_page_header_footer = True


def _foot(document: DocumentObject, text: str) -> None:
    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.add_run(f"{text} · ")
    _page_number(paragraph)


def _page_number(paragraph: Paragraph) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    field.append(paragraph.add_run("1").element)
    paragraph.paragraph_format.element.append(field)
