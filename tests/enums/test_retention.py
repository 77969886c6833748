"""Values of deleting and keeping: as they are stored."""

from places.enums import Erased, Ground, Hold


def test_values_are_stored_as_the_ledger_and_backups_have_them() -> None:
    assert Erased.values == ["workshop", "participant", "photo", "picture"]
    assert Ground.values == ["leader", "day", "ledger"]
    assert Hold.values == ["", "held", "lifted"]
