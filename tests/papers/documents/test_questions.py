"""What only the host knows is asked for, and marked until it is answered."""

from places.papers.documents.questions import HostAnswers, questions


def test_an_open_question_is_marked_and_an_answer_takes_its_place() -> None:
    line = HostAnswers({"hosting": "  "}).line("hosting", "Server:")
    assert (line.is_open, line.answer, line.about) == (True, "hosting", "Server:")
    assert line.text.startswith("To be answered by whoever runs this installation: Who runs the server")
    line = HostAnswers({"hosting": "Åsa AB"}).line("hosting")
    assert (line.text, line.is_open) == ("Åsa AB", False)


def test_every_question_is_asked_in_some_paper() -> None:
    from tests.papers.papers import all_lines  # noqa: PLC0415 - only here

    assert {line.answer for line in all_lines() if line.answer} == set(questions())
