"""Values of files to take away: as they are stored."""

from places.enums import FileFault, FileState


def test_values_are_stored_as_rows_have_them() -> None:
    assert FileState.values == ["waiting", "writing", "ready", "failed"]
    assert FileFault.values == ["full", "taken-back", "broken"]
