"""Whose votes are counted: names and the line of who changed it, never whether anybody voted."""

from places.enums import Stage
from places.weighing.actions import voids, votes
from places.weighing.queries.counted import may_still_change, people_by_table
from places.workshops.queries.workshops import by_id
from tests.builders.rooms import Room, open_room


def test_people_by_table_with_who_changed_what(other_room: Room, django_assert_num_queries) -> None:
    room = open_room(Stage.WEIGH)
    host = room.people[1]
    host.is_host = True
    host.save()
    voids.set_void(actor=room.actor(host), participant_id=room.people[0].pk, on=True)
    voids.set_void(actor=room.leading, participant_id=room.people[2].pk, on=True)
    room.people[3].group = None
    room.people[3].save()
    with django_assert_num_queries(3):
        found = people_by_table(room.workshop.pk)
    told = [
        (
            table.group.name if table.group else None,
            person.first_name,
            person.is_void,
            person.by,
            bool(person.at),
        )
        for table in found
        for person in table.people
    ]
    assert told == [
        ("Table 1", "Mira", True, "Sam", True),
        ("Table 1", "Sam", False, "", False),
        ("Table 2", "Anna", True, "", True),
        (None, "Göran", False, "", False),
    ]


def test_it_can_be_changed_until_a_result_was_seen(db: None) -> None:
    room = open_room(Stage.WEIGH)
    assert may_still_change(by_id(room.workshop.pk))
    votes.reveal(actor=room.leading)
    votes.hide(actor=room.leading)
    assert not may_still_change(by_id(room.workshop.pk))
