"""People are told apart by name and symbol; tables by number."""

import pytest
from django.db import IntegrityError, transaction

from places.models import Group, Participant
from tests.builders.rooms import Room


def test_two_annas_need_different_symbols(room: Room, other_room: Room) -> None:
    def anna(symbol: str, digest: str, workshop: object = room.workshop) -> Participant:
        return Participant.objects.create(
            workshop=workshop, first_name="ANNA", name_key="anna", symbol=symbol, return_digest=digest
        )

    anna("boat", "1")
    anna("leaf", "2")
    with pytest.raises(IntegrityError), transaction.atomic():
        anna("boat", "3")
    with pytest.raises(IntegrityError), transaction.atomic():
        anna("star", "2")
    assert str(anna("boat", "2", other_room.workshop)) == "ANNA"


def test_the_people_of_a_theme_team_know_how_many_they_are(
    room: Room, other_room: Room, django_assert_num_queries: object
) -> None:
    mira, _sam, anna, _goran = room.people
    room.name_team(mira, anna)
    other_room.name_team(other_room.people[1])
    with django_assert_num_queries(1):  # type: ignore[operator]
        told = list(Participant.objects.with_team().values_list("first_name", "team"))
    assert told == [
        ("Mira", 2),
        ("Sam", 0),
        ("Anna", 2),
        ("Göran", 0),
        ("Mira", 0),
        ("Sam", 1),
        ("Anna", 0),
        ("Göran", 0),
    ]


def test_a_table_number_is_used_once(room: Room) -> None:
    assert [str(group) for group in room.groups] == ["Table 1", "Table 2"]
    with pytest.raises(IntegrityError), transaction.atomic():
        Group.objects.create(workshop=room.workshop, number=1, name="Again", symbol="leaf")
