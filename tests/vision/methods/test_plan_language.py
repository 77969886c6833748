from fractions import Fraction

from places.vision.methods.plan_language import plan_language
from places.vision.methods.tokens import words


def standing(text, language):
    return [plan_language(language).standing_in(word) for word in words(text)]


def test_in_how_many_bodies_a_word_stands():
    assert standing("Thriving communities thrive", "en") == [5, 19, 0]
    assert standing("kommunen lever attraktiv", "sv") == [4, 0, 2]


def test_the_tables():
    english, swedish = plan_language("en"), plan_language("sv-se")
    assert (english.bodies, english.least, english.threshold, english.early) == (35, 3, Fraction(1, 3), False)
    assert (swedish.bodies, swedish.least, swedish.threshold, swedish.early) == (13, 2, 0.25, True)
    assert max(english.counts.values()) == english.counts["commun"] == 19


def test_other_languages_take_the_english_table():
    assert plan_language("cy") == plan_language("en")
