"""Pictures in a Word document: side by side in a line, or across the top of a page, each with its alt text."""

import io
from collections.abc import Sequence

from docx.document import Document as DocumentObject
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph

from places.exports.documents.docx_styles import PICTURES
from places.exports.documents.page_plan import fitted_box, rows_for
from places.exports.documents.print_pictures import print_jpeg
from places.texts import xml_text
from places.vision.queries.evidence_photos import Voice

GAP = 0.14  # cm between pictures in a line
_BETWEEN = Pt(8)


def add_picture(
    paragraph: Paragraph, file: io.BytesIO, *, width: float, height: float, described: str
) -> BaseOxmlElement:
    """Add a picture of this size (cm) to a paragraph, with its alternative text; return its `wp:inline`."""
    run = paragraph.add_run()
    run.add_picture(file, width=Cm(width), height=Cm(height))
    (inline,) = run.element.iter(qn("wp:inline"))
    inline.find(qn("wp:docPr")).set("descr", xml_text(described))
    for side in ("distT", "distB", "distL", "distR"):  # else some programs leave a margin
        inline.set(side, "0")
    return inline


def picture_across(document: DocumentObject, voice: Voice, *, width: float, height: float) -> bool:
    """Add one picture, as wide as it can be in this box (cm); return whether its file is there."""
    return picture_line(document, [voice], width=width, height=height, is_fitted=True)


def picture_lines(document: DocumentObject, voices: Sequence[Voice], *, width: float, height: float) -> None:
    """Add pictures in lines that together fill this box (cm)."""
    rows, shown = rows_for(len(voices), width, height), 0
    for count in rows:
        picture_line(document, voices[shown : shown + count], width=width, height=height / len(rows) - 0.15)
        shown += count


def picture_line(
    document: DocumentObject, voices: Sequence[Voice], *, width: float, height: float, is_fitted: bool = False
) -> bool:
    """Add pictures of equal width side by side; return whether any of their files is there.

    `is_fitted`: a picture that would lose much by cutting is made smaller instead.
    """
    each = (width - GAP * (len(voices) - 1)) / max(len(voices), 1)
    paragraph = document.add_paragraph(style=PICTURES)
    paragraph.paragraph_format.keep_with_next = True
    if is_fitted:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    shown = 0
    for voice in voices:
        wide, high = each, height
        if is_fitted:
            box = fitted_box((voice.width, voice.height), each, height)
            wide, high = box.width, box.height
        file = print_jpeg(voice, wide, high)
        if file is None:
            continue
        if shown:
            paragraph.add_run(" ").font.size = _BETWEEN
        add_picture(paragraph, file, width=wide, height=high, described=voice.label)
        shown += 1
    if not shown:
        paragraph.paragraph_format.element.getparent().remove(paragraph.paragraph_format.element)
    return bool(shown)


def float_at_top(inline: BaseOxmlElement) -> None:
    """Let a picture stand at the page's upper left corner, over the margins; text goes on below it."""
    anchor = parse_xml(
        f"<wp:anchor {nsdecls('wp', 'a', 'pic', 'r')} distT='0' distB='360000' distL='0' distR='0' simplePos='0'"
        " relativeHeight='1' behindDoc='0' locked='0' layoutInCell='1' allowOverlap='0'>"
        "<wp:simplePos x='0' y='0'/>"
        "<wp:positionH relativeFrom='page'><wp:posOffset>0</wp:posOffset></wp:positionH>"
        "<wp:positionV relativeFrom='page'><wp:posOffset>0</wp:posOffset></wp:positionV>"
        "<wp:wrapTopAndBottom/></wp:anchor>"
    )
    anchor.find(qn("wp:wrapTopAndBottom")).addprevious(inline.find(qn("wp:extent")))
    for name in ("wp:docPr", "wp:cNvGraphicFramePr", "a:graphic"):
        anchor.append(inline.find(qn(name)))
    inline.getparent().replace(inline, anchor)
