"""The theme: colours and typefaces."""

import pytest
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls

from places.exports.documents.pptx_template import new_presentation
from places.exports.documents.pptx_theme import set_look, theme_xml


@pytest.fixture
def theme() -> str:
    part = new_presentation(title="x", subject="y").slide_master.part
    (found,) = (each.target_part for each in part.rels.values() if each.reltype.endswith("/theme"))
    return found.blob.decode()


def test_our_colours_and_typefaces(theme: str) -> None:
    for named in ('<a:accent1><a:srgbClr val="B5401A"/>', '<a:dk1><a:srgbClr val="1F2A30"/>'):
        assert named in theme
    assert theme.count('typeface="Fraunces"') == theme.count('typeface="Atkinson Hyperlegible Next"') == 1


def test_it_stays_itself_when_it_is_set_again(theme: str) -> None:
    assert theme_xml(theme.encode()).decode() == theme


def test_the_look_of_a_level() -> None:
    level = parse_xml(f'<a:lvl1pPr {nsdecls("a")}><a:defRPr b="1"/></a:lvl1pPr>')
    for colour in ("tx1", "accent1"):
        set_look(level, 20.5, colour)
    (letters,) = level
    assert (letters.get("sz"), letters.get("b"), len(letters)) == ("2050", "0", 1)
    assert letters[0][0].get("val") == "accent1"
