"""The forms of keeping and deleting."""

from places.retention.forms import DeleteForm, HoldForm


def test_a_hold_is_read_as_the_action_takes_it() -> None:
    form = HoldForm({"hold": "held", "decision": " 2026/1 ", "key": "a" * 32})
    assert form.is_valid()
    assert form.words() == {"is_held": True, "decision": "2026/1", "key": "a" * 32}
    free = HoldForm({"hold": "free", "decision": "", "key": "no key"})
    assert free.is_valid()
    assert free.words() == {"is_held": False, "decision": "", "key": ""}


def test_what_is_missing_or_too_long_is_refused() -> None:
    assert set(HoldForm({"hold": "maybe", "decision": "x" * 201}).errors) == {"hold", "decision"}
    assert set(DeleteForm({"name": " "}).errors) == {"name"}
