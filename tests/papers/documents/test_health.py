"""The papers for the British health service."""

from tests.papers.papers import headings, paper


def test_the_sections_of_the_form() -> None:
    assert [heading.split(".")[0] for heading in headings("dtac")] == ["A", "B", "C1", "C2", "C3", "C4", "D"]


def test_reasons_and_who_confirms_them() -> None:
    statement = paper("dcb0129")
    assert len(statement.sections[0].lines) >= 3
    assert "clinical_safety_officer" in statement.open_answers()
