"""The sentences that every export says."""

from places.exports.documents.wording import not_shown, what_it_misses
from places.rounds.queries.results import ConsentResult, YesNoTally


def test_not_shown_counts() -> None:
    assert not_shown(1) == "1 photo not shown: its owner keeps it in the room."
    assert not_shown(4) == "4 photos not shown: their owners keep them in the room."


def test_what_it_misses_says_the_count_and_whether_there_are_notes() -> None:
    assert what_it_misses(ConsentResult(YesNoTally(9, 1), ("The bus",))) == [
        "9 people can live with it. 1 person wants to talk."
    ]
    assert what_it_misses(ConsentResult(YesNoTally(1, 1), ())) == [
        "Too few answers to tell",
        "Nobody wrote that something is missing.",
    ]
