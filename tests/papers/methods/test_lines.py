"""A paper knows its lines, and which answers it lacks."""

from places.papers.methods.lines import CompliancePaper, Line, PaperSection, configured, shown


def test_lines_say_what_they_rest_on() -> None:
    assert shown("a", "tests/x.py::test_y").tests == ("tests/x.py::test_y",)
    assert configured("a", "DATABASE_URL", about="b").settings == ("DATABASE_URL",)


def test_open_answers_are_told_once() -> None:
    asked = Line("?", answer="controller", is_open=True)
    lines = (asked, asked, Line("told", answer="hosting"))
    assert CompliancePaper("p", "P", "", (PaperSection("s", lines),)).open_answers() == ["controller"]
