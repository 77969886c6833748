import pytest

from places.vision.methods.anywhere import read_sentence
from places.vision.methods.local_words import is_own, local_words, told_words

WATER = ["The ferry horn in the fog.", "Fog, and the ferry comes.", "We wait for the ferry in Ferrytown."]
LIGHT = ["Lanterns in every window.", "My father made lanterns.", "A thriving town with a thriving market."]


def told(texts, language="en", forms=()):
    return [(number, told_words(text, language, forms)) for number, text in enumerate(texts)]


def test_what_two_people_say_of_one_thing_and_nobody_elsewhere():
    assert local_words({"w": told(WATER), "l": told(LIGHT)}, language="en") == {"ferry", "lanterns"}
    # "fog" has three letters: too short to be told from other words by a stem


def test_words_of_plans_everyday_words_and_the_places_name_tie_nothing():
    thriving = told(["A thriving home.", "A thriving home in Fogtown."], forms=["Fogtown"])
    assert local_words({"a": thriving}, language="en", place_forms=["Fogtown"]) == frozenset()


def test_what_is_said_everywhere_sets_nothing_apart():
    both = {"w": told(WATER), "l": told(WATER), None: told(WATER)}
    assert local_words(both, language="en") == frozenset()
    elsewhere = {"w": told(WATER), None: told(WATER * 2)}
    assert local_words(elsewhere, language="en") == frozenset()


def test_themes_as_they_stand_and_unique_names_with_their_words():
    found = local_words(
        {},
        language="en",
        themes=["Safety match", "Community", "1284", "Good life"],
        unique_names=["We strike the match", "Home"],
    )
    assert found == {"safety match", "1284", "we strike the match", "strike", "match"}


def test_at_most_eight_words_of_one_cluster():
    words = [f"lantern{letter * 3} glass{letter * 3}" for letter in "abcdefgh"]
    text = " ".join(words)
    assert len(local_words({"a": told([text, text])}, language="en")) == 8


@pytest.mark.parametrize(
    ("key", "language", "own"),
    [
        ("ferry", "en", True),
        ("council", "en", False),
        ("community", "en", False),
        ("children", "en", False),
        ("fog", "en", False),
        ("1284", "en", True),
        ("tändsticka", "sv", True),
        ("kommunen", "sv", False),
        ("människor", "sv", False),
    ],
)
def test_a_word_of_ones_own(key, language, own):
    assert is_own(key, language) is own


def test_a_list_of_ones_own_does_not_save_a_generic_sentence():
    local = local_words({"w": told(WATER), "l": told(LIGHT)}, language="en", themes=["Community"])
    generic = "A vibrant, sustainable and inclusive place where everyone can thrive."
    assert read_sentence(generic, language="en", local_words=local).lamp == "red"
    assert read_sentence("Where the ferry is home.", language="en", local_words=local).lamp == "amber"
