"""`manage.py purge`: says what is due, erases it, and tells what could not be erased."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from places.models import Workshop
from tests.builders.buckets import Bucket
from tests.builders.pictures import stored_picture
from tests.builders.rooms import Room


def purge(*arguments: str) -> str:
    printed = StringIO()
    call_command("purge", *arguments, stdout=printed)
    return printed.getvalue()


def test_what_is_due_is_printed_and_then_erased(room: Room, other_room: Room) -> None:
    assert purge() == "0 erased.\n"
    Workshop.objects.filter(pk=room.workshop.pk).update(keep_until="2020-01-01")
    line = f"Workshop {room.workshop.pk}: Its last day had passed\n"
    assert purge("--dry-run") == f"{line}1 would be erased.\n"
    assert Workshop.objects.count() == 2
    assert purge() == f"{line}1 erased.\n"
    assert list(Workshop.every.all()) == [other_room.workshop]


def test_a_workshop_that_nobody_uses_gets_a_last_day(room: Room) -> None:
    Workshop.objects.update(opened_at="2020-01-01T00:00Z")
    assert purge("--dry-run") == "0 would be erased.\n"
    told = f"Workshop {room.workshop.pk}: nobody uses it; it has a last day from now on.\n0 erased.\n"
    assert (purge(), purge()) == (told, "0 erased.\n")


def test_what_could_not_be_erased_is_told(room: Room, bucket: Bucket) -> None:
    room.photo(room.people[0], key=stored_picture(8, 6))
    Workshop.objects.update(keep_until="2020-01-01")
    bucket.server.stop()
    with pytest.raises(CommandError, match=rf"workshop {room.workshop.pk} \(PicturesAway\)"):
        purge()
