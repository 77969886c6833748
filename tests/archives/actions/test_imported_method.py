"""The plan of an archive: out and in again, and refused when it is none."""

from typing import Any

import pytest

from places.archives.actions.importing import ArchiveRefused, import_archive
from places.facilitation.actions.choosing import set_method
from places.facilitation.methods.checking import check_method
from places.facilitation.methods.method import Method
from places.facilitation.methods.shipped import shipped_methods
from places.facilitation.queries.workshop_methods import method_of
from places.models import Workshop, WorkshopMethod
from places.texts import clean
from tests.builders.archive_files import archive_of, changed, quiet
from tests.builders.rooms import Room
from tests.facilitation.methods.test_checking import small

OWN = check_method(small(), clean)


def brought_in(room: Room, file: Any) -> int:
    return import_archive(leader_id=room.leader.pk, file=file, progress=quiet)


@pytest.mark.parametrize(("shipped", "own"), [("school-class", None), ("", OWN)])
def test_out_and_in_again(room: Room, shipped: str, own: Method | None) -> None:
    set_method(room.workshop, shipped=shipped, own=own)
    imported = brought_in(room, archive_of(room.workshop.pk))
    assert method_of(imported).method == (own or shipped_methods()[shipped])
    assert method_of(imported).is_own is bool(own)


def test_archives_without_one(room: Room) -> None:
    imported = brought_in(room, archive_of(room.workshop.pk))
    older = changed(archive_of(room.workshop.pk), lambda document: document.pop("method"))
    assert method_of(brought_in(room, older)) == method_of(imported)
    assert WorkshopMethod.objects.count() == 0


def test_what_cannot_be_is_refused(room: Room) -> None:
    before = Workshop.objects.count()
    for told in (
        {"shipped": "../x", "own": None},
        {"shipped": "", "own": small() | {"minutes": 16}},
        {"shipped": "", "own": [1]},
    ):
        file = changed(archive_of(room.workshop.pk), lambda document, told=told: document.update(method=told))
        with pytest.raises(ArchiveRefused):
            brought_in(room, file)
    assert Workshop.objects.count() == before
