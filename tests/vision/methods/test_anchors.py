import pytest

from places.vision.methods.anchors import anchors, masked

OURS = ["Jönköping", "Jönköping-ness"]


def kinds(text, language="en", **kwargs):
    return [(anchor.text, anchor.kind) for anchor in anchors(text, language=language, **kwargs)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The match was born by Lake Vättern.", [("Lake", "name"), ("Vättern", "name")]),
        ("Vättern is cold.", []),
        ("We meet: At the quay.", []),
        ("The Council and the Borough and the NHS and the UK.", []),
        ("Our Health and Community Services.", []),
        ("Meet us at IKEA or at the A6.", [("IKEA", "acronym"), ("A6", "name")]),
        ("IKEA is near.", [("IKEA", "acronym")]),
        ("WE ARE THE BEST TOWN", []),
        ("A Thriving Town With Strong Communities", []),
        ("I think that I am home, and I’m glad I've come.", []),
    ],
)
def test_names_and_acronyms(text, found):
    assert kinds(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Since 1844 we make matches.", ["1844"]),
        ("By 2030, or 2025/26, or 2030-2040, in the 2030s and by 2100.", []),
        ("Two of 12 people in 3 rooms.", []),
        ("All 13 of us and 1,200 more, 4.5 km away.", ["13", "1,200", "4.5"]),
        ("The 21st century and the 2nd floor.", []),
        ("The songs of the 1950s.", ["1950s"]),
    ],
)
def test_numbers(text, found):
    assert [text for text, kind in kinds(text) if kind == "number"] == found


def test_the_places_own_name_is_no_anchor_in_any_form():
    assert kinds("Here Jönköping, Jönköping's, Jönköpings and JÖNKÖPING-NESS live.", place_forms=OURS) == []
    assert kinds("Here Jönköpingsbo Åsa lives.", place_forms=OURS) == [
        ("Jönköpingsbo", "name"),
        ("Åsa", "name"),
    ]


def test_masking_keeps_positions():
    text = "In Jönköping's lake"
    assert masked(text, OURS) == "In             lake"
    assert masked(text, []) == text
    assert masked(text, [" "]) == text


def test_local_words_in_their_forms_and_local_phrases():
    local = ["matchstick", "safety match", "ness"]
    assert kinds("The Matchsticks, a safety match.", local_words=local) == [
        ("Matchsticks", "local"),
        ("safety match", "local"),
    ]
    assert kinds("A witness lives here.", local_words=local) == []


def test_an_anchor_is_told_once_with_its_place():
    found = anchors("Our Vättern swim", language="en", local_words=["vättern"])
    assert [(anchor.start, anchor.end, anchor.kind) for anchor in found] == [(4, 11, "local")]


def test_swedish():
    assert kinds("Vår Kommun vid Vättern och Regionen.", "sv") == [("Vättern", "name")]
    assert kinds("", "sv") == []
