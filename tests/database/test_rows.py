"""Single rows: as Django writes them, in one query."""

from typing import Any

from django.db import connection
from django.utils import timezone

from places.database.rows import increment, insert
from places.enums import Kind, OwnLens, PhotoState, Says
from places.models import Activity, Cluster, Photo, Stance, Workshop
from tests.builders.rooms import Room
from tests.builders.shared_boards import share


def test_insert_writes_what_save_would(room: Room, django_assert_num_queries: Any) -> None:
    row = Activity(workshop=room.workshop, revision=1, kind=Kind.VOTED, data={"photo": 3, "words": "å"})
    with django_assert_num_queries(1):
        insert(row)
    saved = Activity.objects.get(pk=row.pk)
    assert (saved.data, saved.at, saved.kind) == (row.data, row.at, Kind.VOTED)
    row.kind = Kind.PHOTO_BROUGHT
    row.save()
    assert Activity.objects.get().kind == Kind.PHOTO_BROUGHT


def test_insert_and_save_write_the_same_whatever_kind_a_value_is_of(room: Room) -> None:
    kinds = {
        "essence": 7,  # no text yet
        "state": PhotoState.HIDDEN,
        "see_skipped": 1,  # nor a yes
        "unique_here": OwnLens.LOT,
        "brings_together": "1",
        "people": "none",
        "width": True,
        "brought_at": timezone.now(),
    }
    inserted, saved = (Photo(workshop=room.workshop, participant=room.people[0], **kinds) for _ in range(2))
    inserted.upload_key, saved.upload_key = "a", "b"
    insert(inserted)
    saved.save()
    one, other = Photo.objects.order_by("pk").values()
    own = {"id", "upload_key", "reference", "started_at"}
    assert {key: one[key] for key in one if key not in own} == {
        key: other[key] for key in other if key not in own
    }
    assert (one["essence"], one["see_skipped"], one["brings_together"]) == ("7", True, 1)
    kind_of = "typeof" if connection.vendor == "sqlite" else "pg_typeof"
    with connection.cursor() as cursor:
        fields = ", ".join(f"{kind_of}({key})" for key in one)
        cursor.execute(f"SELECT DISTINCT {fields} FROM places_photo")  # noqa: S608 - names of our own
        assert len(cursor.fetchall()) == 1


def test_insert_gives_a_row_that_is_there_the_new_values(room: Room, django_assert_num_queries: Any) -> None:
    room.photo(room.people[0])
    (water,) = share(room, "Water")
    for says in (Says.US, Says.NOT_ME):
        with django_assert_num_queries(1):
            stance = Stance(participant=room.people[0], cluster=water, says=says)
            insert(stance, one_per=("participant", "cluster"))
        assert list(Stance.objects.values_list("says", flat=True)) == [says]
    insert(Stance(participant=room.people[1], cluster=water, says=says), one_per=("participant", "cluster"))
    assert Stance.objects.count() == 2


def test_a_number_is_raised_by_one_and_told(
    room: Room, other_room: Room, django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(2):
        assert [increment(Workshop, room.workshop.pk, "revision") for _ in range(2)] == [1, 2]
    other_room.workshop.refresh_from_db()
    assert other_room.workshop.revision == 0
    assert increment(Cluster, 10**9, "rev") is None
