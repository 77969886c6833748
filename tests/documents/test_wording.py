"""The sentences that every export says."""

from places.documents.wording import not_shown, xml_text


def test_xml_text_keeps_words_and_drops_what_breaks_a_document() -> None:
    assert xml_text("Håll\x00 i\x0b\ufffe hatten \U0001f600\n") == "Håll i hatten \U0001f600\n"


def test_not_shown_counts() -> None:
    assert not_shown(1) == "1 photo not shown: its owner keeps it in the room."
    assert not_shown(4) == "4 photos not shown: their owners keep them in the room."
