"""The rows of an archive's room."""

import datetime

from places.archives.actions.imported_rows import moment, store_rows
from places.archives.actions.importing import import_archive
from places.models import Participant, Photo, Theme, Workshop
from tests.builders.archive_files import archive_of, changed, quiet, workshop_json_of
from tests.builders.archived import full_room


def test_what_stayed_in_the_room_is_a_card_that_says_so(db: None) -> None:
    room = full_room(50)
    document = workshop_json_of(archive_of(room.workshop.pk))
    stored = store_rows(document, {}, room.leader)
    for told, photo in zip(document["photos"], stored.rows["photos"], strict=True):
        assert (photo.essence == "This picture stayed in its room.") == told["kept"]
        assert photo.audience == "room" or not told["kept"]
    unnamed = [row["id"] for row in document["people"] if not row["name"]]
    assert {stored.row("people", number).first_name for number in unnamed} == {f"Person {n}" for n in unnamed}
    assert Participant.objects.filter(workshop=stored.workshop).count() == len(document["people"])
    assert Theme.objects.filter(workshop=stored.workshop, name__startswith="Theme ").count() >= 1
    assert stored.known("photos", 10**6) is None
    assert stored.pk("photos", None) is None


def test_pictures_that_wait_go_on_waiting(db: None) -> None:
    room = full_room(52)
    photo = Photo.objects.filter(workshop=room.workshop, state="brought").order_by("pk")[0]
    Photo.objects.filter(pk=photo.pk).update(state="waiting")
    Workshop.objects.filter(pk=room.workshop.pk).update(pictures_wait=True)
    document = workshop_json_of(archive_of(room.workshop.pk))
    (waiting,) = [row for row in document["photos"] if row["state"] == "waiting"]
    assert (waiting["kept"], waiting["essence"]) == (True, "")
    stored = store_rows(document, {}, room.leader)
    assert stored.workshop.pictures_wait is True
    assert stored.row("photos", waiting["id"]).state == "waiting"
    del document["workshop"]["pictures_wait"]  # of a version that did not know it
    assert store_rows(document, {}, room.leader).workshop.pictures_wait is False


def test_a_day_that_has_passed_does_not_erase_it_at_once(db: None) -> None:
    room = full_room(51)

    def over(told: dict[str, dict[str, object]]) -> None:
        told["workshop"]["keep_until"] = "2020-01-01"

    imported = import_archive(
        leader_id=room.leader.pk, file=changed(archive_of(room.workshop.pk), over), progress=quiet
    )
    until = Workshop.objects.get(pk=imported).keep_until
    assert until
    assert until > datetime.date(2026, 1, 1)
    assert Photo.objects.filter(workshop=imported).exists()


def test_times() -> None:
    assert moment("2026-02-03T04:05:06+00:00") == datetime.datetime(2026, 2, 3, 4, 5, 6, tzinfo=datetime.UTC)
    assert moment("2026-99-03T04:05:06+00:00") is None
    assert moment(None) is None
