"""`manage.py import`: the workshop of an archive, for a leader."""

import io
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from places.models import Workshop
from places.workshops.queries.workshops import by_id
from tests.builders.archive_files import archive_of
from tests.builders.archived import full_room


def test_a_leader_gets_the_workshop(db: None, tmp_path: Path) -> None:
    room = full_room(61)
    (tmp_path / "a.zip").write_bytes(archive_of(room.workshop.pk).getvalue())
    out = io.StringIO()
    call_command("import", tmp_path / "a.zip", leader="new@example.org", stdout=out)
    opened = Workshop.objects.latest("pk")
    assert [leader.email for leader in opened.place.leaders.all()] == ["new@example.org"]
    facts = by_id(opened.pk)
    assert facts
    assert out.getvalue() == f"1 of 1 pictures\nOpened with the code {facts.shown_code}.\n"


def test_what_cannot_be_opened(db: None, tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(b"PK")
    with pytest.raises(CommandError, match="not a whole archive"):
        call_command("import", tmp_path / "a.zip", leader="new@example.org")
    with pytest.raises(CommandError, match="cannot be opened: No such file"):
        call_command("import", tmp_path / "b.zip", leader="new@example.org")
    assert not Workshop.objects.exists()
