import pytest

from places.vision.methods.whole_cards import leans_back, spoken, whole_card

LONG = "word " * 39 + "end"


@pytest.mark.parametrize(
    ("essence", "belonging", "whole"),
    [
        ("The lake.", "I swam there.", "The lake. I swam there."),
        ("Pie and peas", "Same table since I were 17", "Pie and peas. Same table since I were 17"),
        ("Home!", "Yes", "Home! Yes"),
        ("He said “eh up.”", "Always", "He said “eh up.” Always"),
        ("First,", "then", "First, then"),
        ("", "Only this", "Only this"),
        ("Only this", "", "Only this"),
        ("", "", ""),
        ("LAKE", "SWIM", "LAKE. SWIM"),
        ("湖の光。", "泳いだ。", "湖の光。 泳いだ。"),
    ],
)
def test_both_texts_stand_as_they_are(essence, belonging, whole):
    assert whole_card(essence, belonging) == whole


@pytest.mark.parametrize(
    "text",
    [
        *("She came.", "It's on me now.", "Its called Sea Breeze", "They let me in", "There is a bench"),
        *("this bench", "That’s us", "Hon ringde", "De hämtade mig", "Det var där", "Där sitter vi"),
        *("And then", "men det är vårt", "“It was late”", "THEY KNOW", "Theyre here"),
    ],
)
def test_what_points_to_something_not_said(text):
    assert leans_back(text)


@pytest.mark.parametrize(
    "text", ["Ours came last", "My granny", "Itasca lake", "Alla vet om spiken", "", "…", "湖の光"]
)
def test_what_stands_by_itself(text):
    assert not leans_back(text)


def test_a_long_card_gives_the_half_that_stands_by_itself():
    assert spoken("The moor.", LONG) == "The moor."
    assert spoken(LONG, "I go up there.") == LONG
    assert spoken(f"{LONG} more", "I go up alone.") == "I go up alone."
    assert spoken(f"{LONG} more", "My daughter counted them.") == ""
    assert spoken(f"{LONG} more", "They let me in.") == ""
    assert spoken(f"{LONG} more", LONG) == LONG
    assert spoken(f"{LONG} more", f"{LONG} more") == ""


def test_a_card_that_begins_with_a_pronoun_gives_its_other_half():
    assert spoken("It is the light.", "My granny stood at that wall.") == "My granny stood at that wall."
    assert spoken("It is the light.", "They stood at that wall.") == ""
    assert spoken("x" * 501, "") == ""
