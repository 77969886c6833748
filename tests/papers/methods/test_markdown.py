"""Papers as Markdown: what people write is never markup."""

from places.papers.methods.lines import CompliancePaper, Line, PaperSection, shown
from places.papers.methods.markdown import paper, plain


def test_a_paper_is_written_with_what_each_line_rests_on() -> None:
    lines = (shown("Kept.", "tests/a.py::test_b", about="Words:"), Line("Who?", answer="x", is_open=True))
    told = CompliancePaper("p", "Title", "For you.", (PaperSection("Part", lines),))
    assert paper(told, "Written today.", lambda line: ", ".join(line.tests)) == (
        "# Title\n\nFor you.\n\n*Written today.*\n\n## Part\n\n"
        "- **Words:** Kept.  \n  tests/a.py::test_b\n- **⚠ Who?**\n"
    )


def test_markup_in_answers_is_shown_as_it_is() -> None:
    assert plain("<b>*us*</b>\n# [x](y)") == r"\<b\>\*us\*\</b\> \# \[x\](y)"
