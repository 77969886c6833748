"""What the lamps of a sentence say, in words."""

from places.vision.methods.anywhere import SharedWord, read_headline, read_sentence
from places.vision.queries.lamps import Lamps, Piece, cut

LIFE = "A good life in an attractive region."


def lamps(text: str, *, evidence: int = 0, own: frozenset[str] = frozenset(), **more: object) -> Lamps:
    reading = read_sentence(text, language="en", evidence=evidence, own_stems=own)
    facts = {"large": (), "plainer": (), "behind": 0, "of": 4, **more}
    return Lamps(reading, more.pop("judged", reading), cut(text, reading.shared), **facts)


def test_a_text_is_cut_at_its_shared_words_and_nothing_is_lost() -> None:
    shared = (SharedWord("thriving", 4, 12, 5, 35, "thrivi", "en"), SharedWord("town", 13, 17, 3, 35, "town"))
    pieces = cut("Our thriving town", shared)
    assert [piece.text for piece in pieces] == ["Our ", "thriving", " ", "town"]
    assert [bool(piece.shared) for piece in pieces] == [False, True, False, True]
    assert [piece.said for piece in pieces if piece.shared] == [
        "“thriving” stands in 5 of 35 visions and is rare in everyday English",
        "“town” stands in 3 of 35 visions",
    ]
    assert cut("", ()) == ()
    named = cut("Our thriving town and Mud", shared, ("thriving", "Mud"))
    assert [piece.text for piece in named if piece.is_name] == ["thriving", "Mud"]
    assert [piece.text for piece in named if piece.shared] == ["town"]
    assert Piece("lake").said == ""


def test_each_shared_word_is_told_once() -> None:
    found = lamps("Thriving people in a thriving place.").shared_words()
    assert [piece.text.casefold() for piece in found] == ["thriving", "people"]


def test_two_words_for_each_state() -> None:
    red, amber = lamps(LIFE), lamps("The ferry horn.", evidence=1)
    green = lamps("By Vättern the ferry.", evidence=1, own=frozenset({"ferry", "vätter"}))
    assert [each.only_here() for each in (red, amber, green)] == [
        "Could be anywhere",
        "Not only here yet",
        "Only here",
    ]
    assert (amber.own_words(), green.own_words()) == ("Not in our words yet", "In our own words")


def test_reasons_are_sentences() -> None:
    assert lamps(LIFE).reasons() == [
        "It names nothing that is only here: no name, no date, none of the room’s own words.",
        "3 of its 4 telling words stand in other places’ visions too.",
        "It cannot use your own words before something is linked to it.",
        "No picture, pile or quote is linked to it yet.",
    ]
    assert "None of its telling words stands in other places’ visions." in lamps("Ferries hoot.").reasons()


def test_words_of_ones_own_need_evidence() -> None:
    without = lamps("By Vättern the ferry.", own=frozenset({"ferry", "vätter"}))
    assert without.own_words() == "Not in our words yet"
    assert "It cannot use your own words before something is linked to it." in without.reasons()


def test_a_headline_says_that_its_reasons_carry_it() -> None:
    alone = read_sentence(LIFE, language="en")
    reason = read_sentence("By Vättern in 1844.", language="en", evidence=1)
    together = read_headline(alone, [reason], language="en")
    carried = Lamps(alone, together, (), (), (), 0, 0, with_reasons=True)
    assert carried.reasons()[:2] == [
        "It is read together with its reasons.",
        "Alone it could have been written about anywhere. Its reasons carry it.",
    ]
    assert carried.repairs() == []


def test_plainer_words_are_only_a_hint() -> None:
    assert lamps("We leverage.", plainer=("leverage",)).hints() == [
        "A plainer word than “leverage” may help."
    ]
