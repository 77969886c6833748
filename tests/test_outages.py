"""An outage: logged once at its beginning and once at its end, with growing waits in between."""

import pytest

from places.outages import LONGEST_WAIT, Outage


def test_waits_double_with_jitter_up_to_ten_seconds() -> None:
    outage = Outage("The bus")
    waits = [outage.failed(OSError("gone")) for _ in range(12)]
    longest = [min(0.2 * 2**n, LONGEST_WAIT) for n in range(12)]
    assert all(most / 2 <= wait <= most for wait, most in zip(waits, longest, strict=True))
    outage.over()
    assert outage.failed(OSError("gone")) <= 0.2


def test_one_outage_is_two_lines_of_the_log(caplog: pytest.LogCaptureFixture) -> None:
    outage = Outage("The bus")
    outage.over()
    for _ in range(2):
        for _ in range(3):
            outage.failed(OSError("gone\nand more"))
        outage.over()
        outage.over()
    assert [record.getMessage() for record in caplog.records] == [
        "The bus cannot be reached (OSError: gone); it is tried again",
        "The bus can be reached again",
    ] * 2
