"""Every kind of act is in the audit log, or left out of it on purpose."""

import pytest

from places.desk.acts import AUDITED, NOT_AUDITED
from places.enums import Kind


def test_every_kind_is_in_one_of_the_tables() -> None:
    assert set(AUDITED) | NOT_AUDITED == set(Kind), "decide whether leaders read of it in the audit log"
    assert not set(AUDITED) & NOT_AUDITED


@pytest.mark.parametrize("kind", list(AUDITED))
def test_lines_of_other_versions_are_told_too(kind: Kind) -> None:
    for data in (
        {},
        {"stage": "later", "before": "sooner", "round": "unheard", "file": "new", "photos": None},
    ):
        assert AUDITED[kind].say(data) or kind == Kind.PERSON_CHANGED
