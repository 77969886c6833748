"""Findings say how grave they are."""

from places.management.findings import Finding, Level, fault, note, ok


def test_each_has_its_level() -> None:
    assert ok("space", "There is room.") == Finding(Level.OK, "space", "There is room.", "")
    assert note("space", "Little.", "Free some.").level == Level.NOTE
    assert fault("space", "None.", "Free some.") == Finding(Level.FAULT, "space", "None.", "Free some.")
