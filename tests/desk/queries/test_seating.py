"""What evening out the tables and putting two together would do, as the desk says it."""

from typing import Any

from places.desk.actions import seating as acts
from places.desk.queries import seating
from places.enums import Stage
from places.models import Board, Group, Participant
from places.workshops.queries.workshops import by_id
from tests.builders.rooms import Room
from tests.builders.tables import sort


def uneven(room: Room) -> None:
    """All four people at the first table, in the order in which they came."""
    for person in room.people:
        Participant.objects.filter(pk=person.pk).update(group=room.groups[0])


def test_who_would_move(room: Room, other_room: Room, django_assert_num_queries: Any) -> None:
    uneven(room)
    with django_assert_num_queries(2):
        found = seating.evening(room.workshop.pk)
    one, two = room.groups
    assert [(each.first_name, each.before.id, each.after.id) for each in found.changes if each.before] == [
        ("Anna", one.pk, two.pk),
        ("Göran", one.pk, two.pk),
    ]
    assert found.sentence == "The tables have 4 + 0 people. 2 people would move: those who came last."
    assert seating.evening(other_room.workshop.pk).changes == ()


def test_the_stamp_is_another_one_when_others_would_move(room: Room) -> None:
    uneven(room)
    before = seating.evening(room.workshop.pk).stamp
    assert seating.evening(room.workshop.pk).stamp == before
    Participant.objects.filter(pk=room.people[3].pk).update(group=room.groups[1])
    found = seating.evening(room.workshop.pk)
    assert found.sentence == "The tables have 3 + 1 people. One person would move: who came last."
    assert found.stamp != before


def test_somebody_without_a_phone_stays_with_who_types(room: Room) -> None:
    uneven(room)
    Participant.objects.filter(pk=room.people[3].pk).update(helper=room.people[0])
    names = [each.first_name for each in seating.evening(room.workshop.pk).changes]
    assert names == ["Sam", "Anna"]


def test_what_follows_is_said_from_the_boards_on(room: Room) -> None:
    assert seating.what_follows(room.workshop.pk, Stage.SHARE) == ""
    said = seating.what_follows(room.workshop.pk, Stage.CLUSTER)
    assert said == "What people have sorted stays at their old table. From now on they sort with the new one."
    Board.objects.create(workshop=room.workshop, group=room.groups[0], sample=[])
    assert seating.what_follows(room.workshop.pk, Stage.CLUSTER).endswith(
        "They get the pictures of the new table."
    )


def test_tables_with_their_people_and_piles(room: Room, django_assert_num_queries: Any) -> None:
    for _ in range(3):
        room.photo(room.people[0])
    sort(room, 2, {"Water": [0, 1], "Light": [2]})
    with django_assert_num_queries(1):
        one, two = seating.tables(room.workshop.pk)
    assert (one.people, one.piles, two.people, two.piles) == (2, 0, 2, 2)
    assert one.sentence == "Its people go along. It has made no piles, so nothing is lost."
    assert two.sentence.startswith("Its people go along. Its 2 piles stay as they are")
    Group.objects.filter(pk=room.groups[0].pk).update(closed=True)
    assert [each.group.id for each in seating.tables(room.workshop.pk)] == [room.groups[1].pk]


def test_what_can_be_undone(room: Room) -> None:
    assert seating.undoable(room.workshop.pk) is None
    uneven(room)
    stamp = seating.evening(room.workshop.pk).stamp
    done = acts.even_out(actor=room.leading, stamp=stamp)
    found = seating.undoable(room.workshop.pk)
    assert found == seating.Undoable(done.revision, "The tables were evened out.")
    acts.undo_seating(actor=room.leading, revision=done.revision)
    assert seating.undoable(room.workshop.pk) is None


def test_from_the_weighing_on_nothing_is_offered(room: Room) -> None:
    uneven(room)
    workshop = by_id(room.at(Stage.CLUSTER).workshop.pk)
    assert workshop
    assert seating.seating(workshop).evening
    workshop = by_id(room.at(Stage.WEIGH).workshop.pk)
    assert workshop
    assert seating.seating(workshop) == seating.Seating(None, "", None)
