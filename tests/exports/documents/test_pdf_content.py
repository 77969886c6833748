"""What a PDF holds, as data: every text with its direction, long words with places to break."""

from places.exports.documents.pdf_content import content, words
from tests.builders.visions import export_of, open_vision


def test_a_text_with_its_direction() -> None:
    assert words("The lake\x00") == {"text": "The lake", "rtl": False}
    assert words("הים") == {"text": "הים", "rtl": True}
    assert words("x" * 40)["text"].count("\u200b") == 2


def test_without_pictures_the_piles_names_stand_on_the_cover(db: None) -> None:
    told = content(export_of(open_vision()), {}, has_cover=False, has_map=False)
    assert told["cover"]["names"] == [{"text": "Water *and* light", "rtl": False}]
    assert (told["cover"]["picture"], told["map"]) == (None, None)
    kinds = [line["kind"] for part in told["statement"]["parts"] for line in part["lines"]]
    assert kinds == ["sentence", "quote", "instead", "sentence"]
    assert [note["number"] for note in told["evidence"]["notes"]] == [1, 2, 3, 4, 5]
