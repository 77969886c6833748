"""The record of processing has the parts that article 30.1 names, in its order."""

from tests.papers.papers import answered, headings, paper


def test_it_has_the_letters_of_the_article() -> None:
    assert [heading[:2] for heading in headings("record-of-processing")] == [
        "a.",
        "b.",
        "c.",
        "d.",
        "e.",
        "f.",
        "g.",
    ]
    assert "controller" in paper("record-of-processing").open_answers()
    assert paper("record-of-processing", answers=answered()).open_answers() == []
