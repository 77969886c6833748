"""A presentation before its first slide: 16:9, our colours, typefaces and three layouts.

Lengths are in centimetres.
"""

import datetime
from dataclasses import dataclass
from xml.sax.saxutils import escape

from django.utils import timezone
from django.utils.translation import get_language
from pptx import Presentation
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.presentation import Presentation as Deck
from pptx.shapes.base import BaseShape
from pptx.slide import SlideLayout, SlideMaster
from pptx.util import Cm

from places.exports.documents.docx_layout import GENERATOR, LANGUAGES
from places.exports.documents.pptx_theme import set_look, theme_xml
from places.texts import xml_text


@dataclass(frozen=True)
class SlideBox:
    """A rectangle on a slide."""

    left: float
    top: float
    width: float
    height: float


WIDTH, HEIGHT, SIDE = 12192000 / 360000, 19.05, 1.7  # 16:9 as others have it: 13 1⁄3 by 7 1⁄2 inches
FULL = WIDTH - 2 * SIDE
TITLE = SlideBox(SIDE, 0.9, FULL, 2.3)
BODY = SlideBox(SIDE, 3.5, FULL, 13.9)
PICTURES = SlideBox(SIDE, 3.5, 15.2, 13.9)
BESIDE = SlideBox(SIDE + 16.0, 3.5, FULL - 16.0, 13.9)
COVER_TITLE = SlideBox(SIDE, 5.0, 14.6, 6.4)
COVER_TEXT = SlideBox(SIDE, 11.8, 14.6, 5.2)
COVER_PICTURES = SlideBox(17.6, 0.0, WIDTH - 17.6, HEIGHT)
FOOT = SlideBox(SIDE, 17.75, 22.0, 0.8)
NUMBER = SlideBox(WIDTH - SIDE - 3.0, 17.75, 3.0, 0.8)
TITLE_SIZE, FOOT_SIZE = 32.0, 11.0
# The default template's layouts that are kept: {its name: ours}
LAYOUTS = {"Title Slide": "Cover", "Title and Content": "Text", "Picture with Caption": "Pictures and voices"}
_APP_XML = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>{application}</Application></Properties>"
)


def new_presentation(*, title: str, subject: str) -> Deck:
    """Return a presentation without slides in the active language.

    Its properties name no author, the present time as creation time, and this program as its creator.
    """
    deck = Presentation()
    deck.slide_width, deck.slide_height = Cm(WIDTH), Cm(HEIGHT)
    _describe(deck, xml_text(title), xml_text(subject))
    _replace_template_parts(deck)
    for layout in list(deck.slide_layouts):
        if layout.name in LAYOUTS:
            _lay_out(layout)
        else:
            deck.slide_layouts.remove(layout)
    _set_master(deck.slide_master)
    return deck


def layout(deck: Deck, name: str) -> SlideLayout:
    """Return one of our layouts: "Cover", "Text" or "Pictures and voices"."""
    return next(each for each in deck.slide_layouts if each.name == name)


def language_tag() -> str:
    """Return the active language as presentations name it ("sv-SE")."""
    return LANGUAGES.get(get_language() or "en", "en-GB")


def _describe(deck: Deck, title: str, subject: str) -> None:
    properties, now = deck.core_properties, timezone.now().astimezone(datetime.UTC)
    properties.title, properties.subject, properties.language = title[:255], subject[:255], language_tag()
    properties.author = properties.last_modified_by = properties.comments = properties.keywords = ""
    properties.created = properties.modified = now.replace(tzinfo=None)
    properties.revision = 1


def _replace_template_parts(deck: Deck) -> None:
    """Our theme and this program's name; the template's thumbnail and printer settings go."""
    package = deck.part.package
    content = _APP_XML.format(application=escape(GENERATOR)).encode()
    package.part_related_by(RELATIONSHIP_TYPE.EXTENDED_PROPERTIES).blob = content
    thumbnail = package.part_related_by(RELATIONSHIP_TYPE.THUMBNAIL)
    package.drop_rel(package.relate_to(thumbnail, RELATIONSHIP_TYPE.THUMBNAIL))
    relations = deck.part.rels
    for name in [
        key for key, each in relations.items() if each.reltype == RELATIONSHIP_TYPE.PRINTER_SETTINGS
    ]:
        relations.pop(name)
    theme = deck.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    theme.blob = theme_xml(theme.blob)


def _lay_out(layout: SlideLayout) -> None:
    """Give a kept layout its name and its placeholders their places; drop those that have none."""
    layout.name = LAYOUTS[layout.name]
    text = {"Cover": COVER_TEXT, "Text": BODY, "Pictures and voices": BESIDE}[layout.name]
    title = COVER_TITLE if layout.name == "Cover" else TITLE
    places = {
        **dict.fromkeys((PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE), title),
        **dict.fromkeys((PP_PLACEHOLDER.SUBTITLE, PP_PLACEHOLDER.OBJECT, PP_PLACEHOLDER.BODY), text),
        PP_PLACEHOLDER.FOOTER: FOOT,
        PP_PLACEHOLDER.SLIDE_NUMBER: NUMBER,
    }
    for each in list(layout.placeholders):
        box = places.get(each.placeholder_format.type)
        if box is None:
            each.element.getparent().remove(each.element)
        else:
            put(each, box)
            for style in each.element.iter(qn("a:lstStyle")):
                style[:] = []  # the master's


def put(shape: BaseShape, box: SlideBox) -> None:
    """Move a shape to its place."""
    shape.left, shape.top, shape.width, shape.height = map(Cm, (box.left, box.top, box.width, box.height))


def _set_master(master: SlideMaster) -> None:
    """Paper as the ground, a title in ember to the left, text without bullets, a small foot."""
    master.background.fill.solid()
    master.background.fill.fore_color.theme_color = MSO_THEME_COLOR.BACKGROUND_2
    places = {
        PP_PLACEHOLDER.TITLE: TITLE,
        PP_PLACEHOLDER.BODY: BODY,
        PP_PLACEHOLDER.FOOTER: FOOT,
        PP_PLACEHOLDER.SLIDE_NUMBER: NUMBER,
    }
    for each in list(master.placeholders):
        box = places.get(each.placeholder_format.type)
        if box is None:
            each.element.getparent().remove(each.element)
            continue
        put(each, box)
        for body in each.element.iter(qn("a:bodyPr")):
            for side in ("lIns", "rIns", "tIns", "bIns"):
                body.set(side, "0")
            body.set("anchor", "b" if box is TITLE else "t")
    _set_styles(master)


def _set_styles(master: SlideMaster) -> None:
    (styles,) = master.element.iter(qn("p:txStyles"))
    title = styles.find(qn("p:titleStyle")).find(qn("a:lvl1pPr"))
    title.set("algn", "l")
    set_look(title, TITLE_SIZE, "accent1")
    for level in styles.find(qn("p:bodyStyle")):
        for bullet in [
            each for each in level if each.tag in (qn("a:buFont"), qn("a:buChar"), qn("a:buNone"))
        ]:
            level.remove(bullet)
        level.find(qn("a:defRPr")).addprevious(parse_xml(f"<a:buNone {nsdecls('a')}/>"))
        level.set("marL", "0")
        level.set("indent", "0")
        set_look(level, 20.0, "tx1")
    for foot in master.placeholders:
        if foot.placeholder_format.type in (PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER):
            for level in foot.element.iter(qn("a:lvl1pPr")):
                level.set("algn", "l" if foot.placeholder_format.type == PP_PLACEHOLDER.FOOTER else "r")
                set_look(level, FOOT_SIZE, "tx2")
