"""Dots and stances in an archive: sums of five or more, after the reveal."""

from django.utils import timezone

from places.archives.queries.numbers import numbers
from places.archives.queries.votes import stances, votes
from places.enums import Lens, Subject
from places.models import Workshop
from places.workshops.queries.workshops import by_id
from tests.builders import weighing
from tests.builders.rooms import Room


def asked(room: Room, *, shown: bool = True) -> tuple[object, object]:
    Workshop.objects.filter(pk=room.workshop.pk).update(revealed_at=timezone.now() if shown else None)
    facts = by_id(room.workshop.pk)
    assert facts
    known = numbers(room.workshop.pk)
    return votes(facts, known), stances(facts, known)


def test_small_tables_are_counted_together(db: None) -> None:
    room = weighing.crowded(5, 3, 2)
    lake = weighing.clusters(room)[0]
    for person in room.people:
        weighing.give(person, lake, Lens.UNIQUE, 2)
        weighing.say(person, lake)
    (found,), said = asked(room)
    assert [pool["tables"] for pool in found["pools"]] == [[1], [2, 3]]
    assert found["pools"][1] == {
        "tables": [2, 3],
        "ballots": 5,
        "voted": 5,
        "voters": {"unique": 5, "belonging": 0, "energy": 0},
    }
    assert found["dots"] == [{"item": 1, "lens": "unique", "dots": [10, 10], "people": [5, 5], "together": 0}]
    assert found["subject"] == Subject.CLUSTERS
    assert said["sums"][0] == {"pile": 1, "us": [5, 5], "not_me": [0, 0], "unsure": [0, 0]}
    assert said["answered"] == 10


def test_nothing_before_the_reveal(db: None) -> None:
    room = weighing.crowded(5)
    weighing.give(room.people[0], weighing.clusters(room)[0], Lens.UNIQUE)
    assert asked(room, shown=False) == ([], None)


def test_nothing_of_fewer_than_three_people(db: None) -> None:
    room = weighing.crowded(5)
    for person in room.people[:2]:
        weighing.give(person, weighing.clusters(room)[0], Lens.UNIQUE)
        weighing.say(person, weighing.clusters(room)[0])
    (found,), said = asked(room)
    assert (found["few"], found["dots"], found["pools"]) == (True, [], [])
    assert (said["sums"], said["answered"], said["spoke"]) == ([], 0, [])
