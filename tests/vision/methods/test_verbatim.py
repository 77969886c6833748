import pytest

from places.vision.methods.verbatim import still_says

WORDS = "Every evening the light on the lake calls us out."


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (WORDS, True),
        ("every EVENING, the light on the lake calls us out", True),
        ("Because here: every evening the light on our lake calls us out to swim.", True),
        ("The light on the lake.", False),
        ("", False),
    ],
)
def test_touched_up_words_are_still_somebodys(text, says):
    assert still_says(text, WORDS) is says


def test_no_words_are_said_nowhere():
    assert not still_says(WORDS, "")
    assert not still_says("", "…")
