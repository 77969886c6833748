import pytest

from places.vision.methods.anchors import anchors, masked

OURS = ["Jönköping", "Jönköping-ness"]


def kinds(text, language="en", **kwargs):
    return [(anchor.text, anchor.kind) for anchor in anchors(text, language=language, **kwargs)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The match was born by Lake Vättern.", [("Vättern", "name")]),
        ("Vättern is cold.", [("Vättern", "name")]),
        ("Hebden floods every winter.", [("Hebden", "name")]),
        ("Care is what we do.", []),
        ("Placemaking is what we do.", []),
        (
            "We meet in Hebden Bridge and Stoke-on-Trent.",
            [("Hebden", "name"), ("Trent", "name")],
        ),
        ("We meet: At the quay.", []),
        ("The Council and the Borough and the NHS and the UK.", []),
        ("Our Health and Community Services.", []),
        ("Meet us at IKEA or at the A6.", [("IKEA", "acronym"), ("A6", "name")]),
        ("To CARE, to LISTEN and to ACT for our Citizens.", []),
        ("Global Goals, Customers, Places, Quality and Wellbeing.", []),
        ("By Christmas Day, in May or on a Monday.", []),
        ("IKEA is near.", [("IKEA", "acronym")]),
        ("WE ARE THE BEST TOWN", []),
        ("A Thriving Town With Strong Communities", []),
        ("نحن نعيش معا في المدينة", []),
        ("我们一起生活在这里", []),
        ("Забота о людях, которые живут у Волги.", [("Волги", "name")]),
        ("😀 🌊", []),
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
        ("All 13 of us and 1,204 more, 4.5 km away.", ["13", "1,204", "4.5"]),
        ("100% of us, 95 % of you, 17 percent or 33 procent.", []),
        ("£30 million, $5, 250 kr, 3 miljarder, 25 miljoner kronor.", []),
        ("150 villages, 1,200 homes, 13 000 invånare and 20 parks.", []),
        ("The next 15 years, 18-year-olds, 36 hours, 24/7 and 365 days.", []),
        ("In 1284, in 1844, in 1960 and at 08:15.", ["1284", "1844", "1960", "08:15"]),
        ("In 1900 and in 2000.", []),
        ("1284", ["1284"]),
        ("The 21st century and the 2nd floor.", []),
        ("The songs of the 1950s.", ["1950s"]),
    ],
)
def test_numbers(text, found):
    assert [text for text, kind in kinds(text) if kind == "number"] == found


def test_the_places_own_name_is_no_anchor_in_any_form():
    assert kinds("Here Jönköping, Jönköping's, Jönköpings and JÖNKÖPING-NESS live.", place_forms=OURS) == []
    assert kinds("Here Jönköpingsbo Åsa and all Jönköpingsborna live.", place_forms=OURS) == [("Åsa", "name")]
    assert kinds("Here Jönköpingstrafiken drives.", place_forms=OURS) == [("Jönköpingstrafiken", "name")]


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
    assert kinds("Trygghet och Gemenskap i Framtiden", "sv") == []
    assert kinds("Vid Vätterns strand i Gränna.", "sv") == [("Vätterns", "name"), ("Gränna", "name")]
    assert kinds("Medborgardialog ger Delaktighet.", "sv") == []
    assert kinds("Vår Kommun vid Vättern och Regionen.", "sv") == [("Vättern", "name")]
    assert kinds("", "sv") == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Refocusing our services", []),
        ("Cultivating Community Engagement with Intentionality", []),
        ("Cultivating engagement at Northwick with Intentionality", ["Northwick"]),
        ("Walking Between Northwick and Todmorden", ["Northwick", "Todmorden"]),
        ("Redruth and Inverness walk", ["Redruth", "Inverness"]),
    ],
)
def test_words_made_of_common_words_are_no_names(text, names):
    assert [anchor.text for anchor in anchors(text, language="en")] == names
