import pytest

from places.vision.methods.tokens import content_stems, content_words, word_list, words


def test_words_know_where_they_stand():
    found = words("Åsa’s boat. The lake")
    assert [(word.text, word.start, word.end, word.begins) for word in found] == [
        ("Åsa’s", 0, 5, True),
        ("boat", 6, 10, False),
        ("The", 12, 15, True),
        ("lake", 16, 20, False),
    ]


@pytest.mark.parametrize(
    "text", ["Here: The lake", "One; The lake", "- The lake", "“The lake”", "Line\nThe lake"]
)
def test_a_capital_after_a_break_is_a_beginning(text):
    the = next(word for word in words(text) if word.text == "The")
    assert the.begins


def test_a_stem_is_six_small_letters_without_the_genitive():
    assert [word.stem for word in words("Communities’ Åsa's LAKES thriving")] == [
        "commun",
        "åsa",
        "lakes",
        "thrivi",
    ]


def test_letters_in_two_codings_are_one_word():
    assert words("A\u030asa")[0].stem == words("Åsa")[0].stem == "åsa"


def test_stop_words_and_short_words_say_nothing():
    found = content_words("We don’t go to the lake, it's where we can all be at 6", "en")
    assert [word.text for word in found] == ["lake"]
    assert content_stems(["Vi går till sjön", "där alla kan vara"], "sv") == {"sjön"}


def test_a_language_without_lists_takes_the_english_ones():
    assert word_list("stop_words", "cy") == word_list("stop_words", "en")
    assert word_list("stop_words", "sv-se") == word_list("stop_words", "sv")


def test_no_word():
    assert words("") == []
    assert words("— … !") == []
