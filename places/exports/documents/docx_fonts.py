"""The project's typefaces inside a Word document, so that it looks the same wherever it is opened.

Fonts are obfuscated with a key as ECMA-376 (part 4, 3rd ed., 3.2.12 "Font embedding") asks; both are under the Open
Font License, which allows embedding.
"""

import uuid
from collections.abc import Sequence
from functools import cache

from django.conf import settings
from docx.document import Document as DocumentObject
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from lxml import etree

HEADING_FONT, TEXT_FONT = "Fraunces", "Atkinson Hyperlegible Next"
_TABLE = PackURI("/word/fontTable.xml")
_FONT_TYPE = "application/vnd.openxmlformats-officedocument.obfuscatedFont"
_FOLDER = settings.BASE_DIR / "static" / "fonts" / "ttf"
# font: (what to use without it, {place in the table: file})
_FONTS = {
    HEADING_FONT: ("Georgia", {"w:embedRegular": "Fraunces-SemiBold.ttf"}),
    TEXT_FONT: (
        "Verdana",
        {
            "w:embedRegular": "AtkinsonHyperlegibleNext-Regular.ttf",
            "w:embedBold": "AtkinsonHyperlegibleNext-Bold.ttf",
            "w:embedItalic": "AtkinsonHyperlegibleNext-Italic.ttf",
        },
    ),
}


def embed_fonts(document: DocumentObject) -> None:
    """Put the typefaces into `document`, in place of the template's list of fonts."""
    package, relations = document.part.package, document.part.rels
    for name in [key for key, each in relations.items() if each.reltype == RELATIONSHIP_TYPE.FONT_TABLE]:
        del relations[name]
    files = [file for _instead, places in _FONTS.values() for file in places.values()]
    table = Part(_TABLE, CONTENT_TYPE.WML_FONT_TABLE, _table(files), package)
    for number, file in enumerate(files, start=1):
        where = PackURI(f"/word/fonts/font{number}.odttf")
        table.relate_to(Part(where, _FONT_TYPE, obfuscated(file), package), RELATIONSHIP_TYPE.FONT)
    document.part.relate_to(table, RELATIONSHIP_TYPE.FONT_TABLE)


def _table(files: Sequence[str]) -> bytes:
    """The list of fonts as XML; the part's relations are numbered as `files` are."""
    fonts = parse_xml(f"<w:fonts {nsdecls('w', 'r')}/>")
    for name, (instead, places) in _FONTS.items():
        font = OxmlElement("w:font", {qn("w:name"): name})
        font.append(OxmlElement("w:altName", {qn("w:val"): instead}))
        for place, file in places.items():
            relation = f"rId{files.index(file) + 1}"
            font.append(OxmlElement(place, {qn("r:id"): relation, qn("w:fontKey"): _key(file)}))
        fonts.append(font)
    return bytes(etree.tostring(fonts, xml_declaration=True, encoding="UTF-8", standalone=True))


@cache
def obfuscated(file: str) -> bytes:
    """Return a font file with its first 32 bytes combined with its key."""
    content = bytearray((_FOLDER / file).read_bytes())
    key = uuid.UUID(_key(file)).bytes[::-1]
    for place in range(32):
        content[place] ^= key[place % 16]
    return bytes(content)


def _key(file: str) -> str:
    return f"{{{str(uuid.uuid5(uuid.NAMESPACE_URL, file)).upper()}}}"
