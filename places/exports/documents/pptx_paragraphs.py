"""Paragraphs of a slide as XML: every run with its language, every paragraph in its direction."""

from collections.abc import Iterable

from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.oxml.xmlchemy import BaseOxmlElement
from pptx.shapes.base import BaseShape
from pptx.util import Cm

from places.exports.documents.pptx_fitting import HEADING, KINDS, POINT, SMALL, SlideLine
from places.exports.documents.pptx_template import language_tag
from places.texts import runs_leftwards, xml_text

_COLOURS = {SMALL: "tx2", HEADING: "accent1"}
NAME_COLOUR = "accent1"


def write_lines(shape: BaseShape, lines: Iterable[SlideLine], size: float) -> None:
    """Fill a shape with these paragraphs, at this size of the text in points."""
    _replace(shape, [_paragraph(line, size) for line in lines])


def write_title(shape: BaseShape, text: str, size: float) -> None:
    """Fill a shape with one line of its own typeface and colour; size 0 leaves it the layout's."""
    paragraph = _empty(text)
    _add_text(paragraph, text, size)
    _replace(shape, [paragraph])


def _replace(shape: BaseShape, paragraphs: list[BaseOxmlElement]) -> None:
    body = shape.element.txBody
    for old in body.findall(qn("a:p")):
        body.remove(old)
    body.extend(paragraphs)


def _empty(text: str) -> BaseOxmlElement:
    paragraph = parse_xml(f"<a:p {nsdecls('a')}><a:pPr/></a:p>")
    if runs_leftwards(text):
        properties = paragraph.find(qn("a:pPr"))
        properties.set("algn", "r")
        properties.set("rtl", "1")
    return paragraph


def _paragraph(line: SlideLine, size: float) -> BaseOxmlElement:
    kind = KINDS[line.kind]
    own = kind.size(size)
    paragraph = _empty(line.text)
    properties = paragraph.find(qn("a:pPr"))
    if kind.indent:
        properties.set("marR" if properties.get("rtl") else "marL", str(Cm(kind.indent)))
    properties.append(
        parse_xml(f'<a:spcAft {nsdecls("a")}><a:spcPts val="{round(own * kind.after * 100)}"/></a:spcAft>')
    )
    if line.kind == POINT:
        properties.set("indent", str(-Cm(kind.indent)))
        properties.append(parse_xml(f'<a:buFont {nsdecls("a")} typeface="Arial"/>'))
        properties.append(parse_xml(f'<a:buChar {nsdecls("a")} char="•"/>'))
    _add_text(
        paragraph,
        line.text,
        own,
        colour=_COLOURS.get(line.kind, ""),
        face="+mj-lt" if kind.is_display else "",
    )
    if line.by:
        _add_text(paragraph, f" — {line.by}", own, colour=NAME_COLOUR)
    return paragraph


def _add_text(
    paragraph: BaseOxmlElement, text: str, size: float, *, colour: str = "", face: str = ""
) -> None:
    for number, row in enumerate(xml_text(text).splitlines()):
        if number:
            paragraph.append(parse_xml(f"<a:br {nsdecls('a')}/>"))
        run = parse_xml(f'<a:r {nsdecls("a")}><a:rPr lang="{language_tag()}"/><a:t/></a:r>')
        look = run.find(qn("a:rPr"))
        if size:
            look.set("sz", str(round(size * 100)))
        if colour:
            look.append(parse_xml(f'<a:solidFill {nsdecls("a")}><a:schemeClr val="{colour}"/></a:solidFill>'))
        if face:
            look.append(parse_xml(f'<a:latin {nsdecls("a")} typeface="{face}"/>'))
        run.find(qn("a:t")).text = row
        paragraph.append(run)
