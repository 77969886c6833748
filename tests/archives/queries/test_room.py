"""The room in an archive."""

import datetime

from places.archives.queries import room as records
from places.archives.queries.consent import consent
from places.archives.queries.numbers import numbers
from places.enums import PhotoState
from places.models import Workshop
from tests.builders.rooms import open_room


def test_people_are_named_where_consent_allows(db: None) -> None:
    room = open_room()
    room.photo(room.people[0], "Light", audience="report")
    room.photo(room.people[1], "Dark")
    known, told = numbers(room.workshop.pk), consent(room.workshop.pk, "en")
    people = records.people(room.workshop.pk, known, told)
    assert [person["name"] for person in people] == ["Mira", "", "", ""]
    photos = records.photos(room.workshop.pk, known, told)
    assert [(photo["kept"], photo["essence"], photo["person"]) for photo in photos] == [
        (False, "Light", 1),
        (True, "", 2),
    ]


def test_a_reported_or_locked_photo_is_hidden_in_an_archive(db: None) -> None:
    room = open_room()
    for state in (PhotoState.REPORTED, PhotoState.SEALED, PhotoState.WITHDRAWN):
        room.photo(room.people[0], "Light", audience="report", state=state)
    found = records.photos(room.workshop.pk, numbers(room.workshop.pk), consent(room.workshop.pk, "en"))
    assert [(photo["state"], photo["essence"]) for photo in found] == [
        ("hidden", ""),
        ("hidden", ""),
        ("withdrawn", ""),
    ]


def test_a_workshop_without_its_codes(db: None) -> None:
    room = open_room()
    found = records.workshop_record(Workshop.objects.select_related("place").get(pk=room.workshop.pk))
    assert found["place"]["name"] == "Jönköping"
    assert not {"code", "token", "epoch", "id"} & found["workshop"].keys()
    assert records.written_time(datetime.date(2026, 5, 4)) == "2026-05-04"
    assert records.written_time(None) is None
