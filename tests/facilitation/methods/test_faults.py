"""Faults of a method file, and where they are."""

from places.facilitation.methods.faults import BadMethod, MethodFault, inside


def test_the_way_to_a_value() -> None:
    assert inside("", "stages") == "stages"
    assert inside(inside("stages", 3), "minutes") == "stages › 3 › minutes"


def test_a_refusal_keeps_all_faults() -> None:
    bad = BadMethod([MethodFault("text", "id"), MethodFault("sum", "minutes", {"whole": 3})])
    assert [fault.reason for fault in bad.faults] == ["text", "sum"]
    assert str(bad) == "text id; sum minutes"
