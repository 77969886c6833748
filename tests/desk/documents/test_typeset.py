"""PDFs from templates: any words give one, and symbols are drawings of their own."""

from xml.etree import ElementTree

import pytest

from places.desk.documents.typeset import symbol_svg, written
from places.enums import Symbol
from tests.desk.documents.test_poster import opened

LONG = "Överförmyndarnämndens samrådsgrupp för landsbygdsutvecklingsfrågor i Jönköpings"


@pytest.mark.parametrize("symbol", Symbol)
def test_every_symbol_is_a_drawing(symbol: Symbol) -> None:
    root = ElementTree.fromstring(symbol_svg(f"sym-{symbol}"))  # noqa: S314 - our own drawing
    assert root.get("viewBox") == "0 0 24 24"
    assert root.get("stroke") == "#1F2A30"
    assert len(root) > 0


def test_an_unknown_symbol() -> None:
    with pytest.raises(KeyError):
        symbol_svg("sym-dragon")


def test_what_people_wrote_has_its_direction_and_may_break() -> None:
    assert written("القدس") == {"text": "القدس", "leftwards": True}
    assert written("a" * 40)["text"].count("\u200b") == 2


def read(pdf: bytes) -> list[str]:
    """The words of each page; the PDF is tagged, has a title and a language, and claims PDF/UA-1."""
    document = opened(pdf)
    root = document.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data()
    assert document.metadata is not None
    assert "Jönköping" in (document.metadata.title or "")
    return [" ".join(page.extract_text().split()) for page in document.pages]
