"""The file of answers: written once with questions, and read with whatever people wrote."""

import pytest

from places.papers.methods.answers import AnswersUnreadable, read, unanswered


def test_a_new_file_has_every_question_and_no_answer() -> None:
    text = unanswered("What you know.", {"hosting": 'Who "runs" it?\nVem kör den?', "people": "Who?"})
    assert text.startswith("# What you know.\n\n# Who ")
    assert read(text) == {"hosting": "", "people": ""}


def test_answers_are_read_on_one_line() -> None:
    assert read('hosting = """\nÅsa AB,\n Sweden"""') == {"hosting": "Åsa AB, Sweden"}


@pytest.mark.parametrize("text", ["hosting = us", "hosting = 3", "[hosting]\nwho = 'us'"])
def test_what_is_no_text_is_told(text: str) -> None:
    with pytest.raises(AnswersUnreadable):
        read(text)
