"""Accessibility statements have what each law asks for: status, contact, the way to complain, dates."""

import pytest

from tests.papers.papers import paper


@pytest.mark.parametrize(
    ("name", "authority"), [("accessibility-uk", "EASS"), ("accessibility-sweden", "digg.se/tdosanmalan")]
)
def test_what_the_law_asks_for_is_there(name: str, authority: str) -> None:
    statement = paper(name)
    assert any(authority in line.text for line in statement.lines())
    assert {line.answer for line in statement.lines()} >= {
        "accessibility_status",
        "accessibility_gaps",
        "accessibility_contact",
        "accessibility_tested",
        "accessibility_published",
    }
