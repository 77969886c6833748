"""Why DCB0129 does not apply."""

from tests.papers.papers import headings, paper


def test_reasons_and_who_confirms_them() -> None:
    statement = paper("dcb0129")
    assert headings("dcb0129")[1] == "Reasons"
    assert len(statement.sections[1].lines) >= 3
    assert "clinical_safety_officer" in statement.open_answers()
