"""Typefaces inside a Word document."""

import io
import uuid
import zipfile

from docx import Document
from lxml import etree

from places.exports.documents.docx_fonts import HEADING_FONT, TEXT_FONT, embed_fonts, obfuscated

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def test_the_fonts_can_be_read_back_by_their_keys() -> None:
    document, out = Document(), io.BytesIO()
    embed_fonts(document)
    document.save(out)
    with zipfile.ZipFile(out) as parts:
        table = etree.fromstring(parts.read("word/fontTable.xml"))
        targets = {
            each.get("Id"): each.get("Target")
            for each in etree.fromstring(parts.read("word/_rels/fontTable.xml.rels"))
        }
        assert [font.get(f"{W}name") for font in table] == [HEADING_FONT, TEXT_FONT]
        embedded = [each for font in table for each in font if each.get(f"{W}fontKey")]
        assert len(embedded) == 4
        for each in embedded:
            content = bytearray(parts.read(f"word/{targets[each.get(f'{R}id')]}"))
            key = uuid.UUID(each.get(f"{W}fontKey")).bytes[::-1]
            assert bytes(a ^ b for a, b in zip(content[:4], key, strict=False)) == b"\x00\x01\x00\x00"


def test_only_the_first_32_bytes_are_changed() -> None:
    hidden = obfuscated("Fraunces-SemiBold.ttf")
    assert obfuscated("Fraunces-SemiBold.ttf") is hidden
    assert b"Fraunces" in hidden or len(hidden) > 32
