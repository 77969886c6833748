"""One sentence as it is read."""

from django.utils import translation

from places.enums import Origin, Section
from places.vision.queries.evidence_photos import EvidenceView, Voice
from places.vision.queries.sentence_views import SentenceView


def voice(number: int, *, key: str = "k", shareable: bool = True) -> Voice:
    return Voice(
        number, key, 4, 3, "A lake", "The lake", "", "Mira", "", "Table 1", number, 1, shareable, gone=False
    )


def sentence(text: str, *evidence: EvidenceView, **more: object) -> SentenceView:
    facts = {"origin": Origin.TEMPLATE, "settled": True, "closed": False, **more}
    return SentenceView(1, Section.BECAUSE, text, 1, evidence=evidence, **facts)


def test_names_of_its_clusters_are_found_in_the_text() -> None:
    flood = EvidenceView(1, "", (), 5, "The flood", ("The flood", "Mops"))
    found = sentence("The essence of Ely is Mops and The flood, not Eels.", flood)
    assert [piece.text for piece in found.named if piece.is_name] == ["Mops", "The flood"]
    assert "".join(piece.text for piece in found.pieces) == found.text
    assert (found.called, sentence("Not named yet", flood).called) == ("Mops", "")


def test_the_picture_of_a_paragraph_is_one_that_may_be_shown() -> None:
    kept, words, shown = voice(1, shareable=False), voice(2, key=""), voice(3)
    assert sentence("A", EvidenceView(1, "", (kept, words, shown), 5)).picture == shown
    assert sentence("A", EvidenceView(1, "", (kept, words), 5)).picture == kept
    assert sentence("A", EvidenceView(1, "", (words,), 5)).picture is None


def test_a_suggestion_with_blanks_is_a_scaffold_until_somebody_keeps_it() -> None:
    assert sentence("So we will make … better.", settled=False).is_scaffold
    assert not sentence("So we will make … better.").is_scaffold
    assert not sentence("So we will walk.", settled=False).is_scaffold


def test_one_sentence_says_that_words_were_taken_back() -> None:
    assert sentence("", closed=True).instead == "Here stood words that their owner has taken back."
    assert sentence("Here.").instead == ""
    with translation.override("sv"):
        assert sentence("", closed=True).instead == "Här stod ord som den som skrev dem har tagit tillbaka."
