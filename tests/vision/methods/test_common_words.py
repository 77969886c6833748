import pytest

from places.vision.methods.common_words import is_common, is_like_a_common_word
from places.vision.methods.tokens import words


@pytest.mark.parametrize(
    ("word", "language", "common", "alike"),
    [
        ("Citizens", "en", True, True),
        ("Wellbeing", "en", True, True),
        ("Hebden", "en", False, False),
        ("London", "en", False, False),
        ("Vättern", "en", False, False),
        ("Gemenskap", "sv", True, True),
        ("Kommunens", "sv", True, True),
        ("Vätterns", "sv", False, False),
        ("Gränna", "sv", False, False),
        ("Vattenråd", "sv", False, True),
    ],
)
def test_ordinary_words_and_names(word, language, common, alike):
    found = words(word)[0]
    assert (is_common(found, language), is_like_a_common_word(found, language)) == (common, alike)
