"""How long a leader stays signed in."""

import time
from typing import Any

import pytest

from places.workshops import sign_in_times
from places.workshops.sign_in_times import ENDED, IDLE, LONGEST, SEEN, SINCE


def lasting(since: int, seen: int) -> dict[str, Any]:
    """A session whose leader signed in and was last seen so many seconds ago."""
    now = int(time.time())
    return {"_auth_user_id": "1", "participants": {"7": [1, "x"]}, SINCE: now - since, SEEN: now - seen}


@pytest.mark.parametrize(
    ("since", "seen", "over"),
    [
        (0, 0, False),
        (IDLE, IDLE - 60, False),
        (IDLE, IDLE, True),
        (LONGEST - 60, 0, False),
        (LONGEST, 0, True),
    ],
)
def test_half_an_hour_idle_and_twelve_hours_at_most(since: int, seen: int, *, over: bool) -> None:
    assert (IDLE, LONGEST) == (30 * 60, 12 * 60 * 60)
    assert sign_in_times.is_over(lasting(since, seen)) is over


def test_ninety_minutes_of_pages_that_come_back_each_quarter_of_an_hour() -> None:
    session = lasting(0, 0)
    for _ in range(6):
        session[SINCE] -= 15 * 60
        session[SEEN] -= 15 * 60
        assert not sign_in_times.is_over(session)
        assert sign_in_times.note(session) is True
        assert sign_in_times.note(session) is False  # nothing is written for five minutes


def test_a_sign_in_of_before_counts_from_its_first_page() -> None:
    session: dict[str, Any] = {"_auth_user_id": "1"}
    assert not sign_in_times.is_over(session)
    assert sign_in_times.note(session) is True
    assert set(session) == {"_auth_user_id", SINCE, SEEN}


def test_the_end_takes_the_leader_out_and_nobody_else() -> None:
    session = lasting(LONGEST, IDLE)
    sign_in_times.end(session)
    assert session == {"participants": {"7": [1, "x"]}, ENDED: True}
    sign_in_times.begin(session)
    assert set(session) == {"participants", SINCE, SEEN}
    assert not sign_in_times.is_over(session)
