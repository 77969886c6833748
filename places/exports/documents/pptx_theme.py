"""The theme of a presentation: our colours and typefaces, and the look of letters in them."""

from lxml import etree
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.oxml.xmlchemy import BaseOxmlElement

from places.exports.documents.docx_fonts import HEADING_FONT, TEXT_FONT
from places.exports.documents.docx_layout import GENERATOR

_COLOURS = {
    "dk1": "1F2A30",
    "lt1": "FFFFFF",
    "dk2": "55636B",
    "lt2": "FBF7F0",
    "accent1": "B5401A",
    "accent2": "1E5B73",
    "accent3": "2F5D3A",
    "accent4": "8A5A00",
    "accent5": "7A4B8E",
    "accent6": "8B8375",
    "hlink": "1E5B73",
    "folHlink": "55636B",
}
# A computer without our typefaces chooses by these figures (PANOSE): a serif of this weight, a sans of this width.
_PANOSE = {HEADING_FONT: ("02040503050406030204", "18"), TEXT_FONT: ("020B0604020202020204", "34")}


def theme_xml(blob: bytes) -> bytes:
    """Return a theme's XML with our colours and typefaces."""
    theme = parse_xml(blob)
    theme.set("name", GENERATOR)
    for name, value in _COLOURS.items():
        colour = next(theme.iter(qn(f"a:{name}")))
        colour[:] = [parse_xml(f'<a:srgbClr {nsdecls("a")} val="{value}"/>')]
    for name, font in (("a:majorFont", HEADING_FONT), ("a:minorFont", TEXT_FONT)):
        latin = next(theme.iter(qn(name))).find(qn("a:latin"))
        panose, family = _PANOSE[font]
        for key, value in (("typeface", font), ("panose", panose), ("pitchFamily", family), ("charset", "0")):
            latin.set(key, value)
    return bytes(etree.tostring(theme, xml_declaration=True, encoding="UTF-8", standalone=True))


def set_look(level: BaseOxmlElement, size: float, colour: str) -> None:
    """Set the size (points) and the theme's colour of the letters of one level of a style."""
    letters = level.find(qn("a:defRPr"))
    letters.set("sz", str(round(size * 100)))
    letters.set("b", "0")
    fill = parse_xml(f'<a:solidFill {nsdecls("a")}><a:schemeClr val="{colour}"/></a:solidFill>')
    old = letters.find(qn("a:solidFill"))
    if old is not None:
        letters.replace(old, fill)
    else:
        letters.insert(0, fill)
