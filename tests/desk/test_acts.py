"""Every kind of act is in the audit log, or left out of it on purpose."""

from places.desk.acts import AUDITED, NOT_AUDITED
from places.enums import Kind


def test_every_kind_is_in_one_of_the_tables() -> None:
    assert set(AUDITED) | NOT_AUDITED == set(Kind), "decide whether leaders read of it in the audit log"
    assert not set(AUDITED) & NOT_AUDITED
