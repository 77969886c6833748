import pytest

from places.vision.methods.care_words import speaks_of_care


@pytest.mark.parametrize(
    "texts",
    [("What is good care here?",), ("", "Barts Hospital"), ("Vad är vården här?",), ("PATIENTERNA först",)],
)
def test_of_health_and_care(texts):
    assert speaks_of_care(*texts)


@pytest.mark.parametrize("texts", [("What is it that only we have?", "Jönköping"), ("A scared place",), ()])
def test_of_something_else(texts):
    assert not speaks_of_care(*texts)
