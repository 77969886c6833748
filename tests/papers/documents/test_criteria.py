"""DTAC, form version 2.0: every question of the form, by its code and in its order."""

import re

from tests.papers.papers import answered, headings, paper

CODES = [
    *(f"A{number}" for number in range(1, 13)),
    *(f"B{number}" for number in range(1, 5)),
    *("C1.1.1", "C1.1.2", "C1.2", "C1.2.1", "C1.2.2", "C1.2.5"),
    *("C2.1", "C2.2", "C2.2.1", "C2.2.2", "C2.2.3", "C2.2.4", "C2.2.5", "C2.2.6"),
    *("C3.1", "C3.2", "C3.3", "C3.4", "C3.5", "C3.5.1", "C3.6"),
    *("C4.1", "C4.1.1", "C4.1.3", "C4.2", "C4.2.1", "C4.2.5", "C4.2.6"),
    *("D1.1", "D1.2", "D1.3", "D1.4", "D1.4.1", "D1.4.2", "D1.4.3", "D1.5"),
]


def test_the_sections_of_the_form() -> None:
    assert [heading.split(".")[0] for heading in headings("dtac")] == ["A", "B", "C1", "C2", "C3", "C4", "D1"]


def test_every_question_has_its_answer_in_order() -> None:
    for language in ("en", "sv"):
        labels = [line.about for line in paper("dtac", language).lines()]
        told = [code for label in labels for code in re.findall(r"\b[ABCD]\d[\d.]*\d|\b[AB]\d\b", label)]
        assert sorted(dict.fromkeys(told), key=told.index) == sorted(CODES, key=told.index)
        assert set(told) == set(CODES)


def test_what_was_answered_is_no_question_any_more() -> None:
    assert paper("dtac", answers=answered()).open_answers() == []
    assert "cyber_essentials" in paper("dtac").open_answers()
