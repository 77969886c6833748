"""Values of files to take away: as they are stored."""

from places.enums import FileFault, FileState, TakenKind


def test_values_are_stored_as_rows_have_them() -> None:
    assert FileState.values == ["waiting", "writing", "ready", "failed"]
    assert FileFault.values == ["full", "taken-back", "broken"]


def test_a_kind_of_another_version_is_told_as_it_was_written() -> None:
    assert [TakenKind.name_of(kind) for kind in ("docx", "hologram", "", None)] == [
        "Word (DOCX)",
        "hologram",
        "?",
        "?",
    ]
