import pytest

from places.vision.methods.differences import differences, still_says


def told(before, after):
    return [(change.kind, change.text) for change in differences(before, after)]


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        ("", "", []),
        ("Same text.", "Same text.", [("same", "Same text.")]),
        ("", "New.", [("added", "New.")]),
        ("Old.", "", [("removed", "Old.")]),
        (
            "The match was made here.",
            "The safety match was born here.",
            [
                ("same", "The"),
                ("added", " safety"),
                ("same", " match was"),
                ("removed", " made"),
                ("added", " born"),
                ("same", " here."),
            ],
        ),
        ("One  two", "One two", [("same", "One two")]),
    ],
)
def test_word_by_word(before, after, found):
    assert told(before, after) == found


def test_both_texts_can_be_read_from_it():
    before, after = "We walk the old paths, and greet.", "At dawn we walk old paths and always greet."
    changes = differences(before, after)
    assert "".join(c.text for c in changes if c.kind != "removed") == after
    assert "".join(c.text for c in changes if c.kind != "added").split() == before.split()


def test_long_texts():
    assert told("word " * 999 + "word", "word " * 1000 + "end")[1:] == [("added", " end")]


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
