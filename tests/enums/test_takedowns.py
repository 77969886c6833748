"""Who reports, and what is decided, in the words of the form and the desk."""

from places.enums import Decision, Reporter


def test_each_has_words() -> None:
    assert [str(each.label) for each in Reporter] == ["This is me", "This is my child", "Something else"]
    assert [str(each.label) for each in Decision] == ["Shown again", "Kept locked", "Erased for good"]
