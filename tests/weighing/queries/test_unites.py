"""What unites the tables: readings by name, small tables read together, nothing before the reveal."""

import pytest

from places.enums import Says, Subject
from places.errors import NotNow
from places.weighing.actions import ballots
from places.weighing.queries.items import items
from places.weighing.queries.unites import unites
from places.workshops.queries.workshops import by_id
from tests.builders.rooms import Room
from tests.builders.weighing import at, clusters, crowded, say


@pytest.fixture
def spoken(db: None) -> Room:
    """Lake: everybody. Match: table 1 yes, table 2 no. Paths: table 2 has hardly answered. Snow: all in between."""
    room = crowded(6, 5, names=("Lake", "Match", "Paths", "Snow"))
    lake, match, paths, snow = clusters(room)
    for person in room.people:
        say(person, lake)
        say(person, match, Says.US if person.group == room.groups[0] else Says.NOT_ME)
        if person.group == room.groups[0]:
            say(person, paths)
    for number in (1, 2):
        for n, person in enumerate(at(room, number)):
            say(person, snow, Says.US if n < 3 else Says.UNSURE)
    return room


def test_readings_with_the_tables_names(spoken: Room, other_room: Room, django_assert_num_queries) -> None:
    with pytest.raises(NotNow):
        unites(by_id(spoken.workshop.pk))
    ballots.reveal(actor=spoken.leading)
    facts = by_id(spoken.workshop.pk)
    with django_assert_num_queries(6):
        found = unites(facts)
    assert [(stand.name, stand.counts) for stand in found.unites] == [("Lake", "11 of 11 say: that's us.")]
    assert found.unites[0].photo.label == spoken.photos[0].essence
    assert [stand.name for stand in found.unsettled] == ["Snow", "Paths"]
    (match,) = found.different
    assert (match.name, match.high, match.low) == ("Match", "Table 1", "Table 2")
    assert match.counts == "6 of 11 say: that's us. Not me: 5."
    assert [(stand.name, stand.waiting) for stand in found.listening] == [("Paths", "Table 2")]
    assert [(stand.name, stand.counts) for stand in found.open] == [
        ("Snow", "6 of 11 say: that's us. Not sure: 5.")
    ]
    assert found.sentence == "11 of 11 have said where they stand."
    assert found.joined == ""


def test_the_counts_leave_out_the_void_and_stay_at_the_table_where_they_were_said(spoken: Room) -> None:
    left_out, moved = at(spoken, 2)[:2]
    left_out.votes_void = True
    left_out.save()
    moved.group = spoken.groups[0]
    moved.save()
    ballots.reveal(actor=spoken.leading)
    found = unites(by_id(spoken.workshop.pk))
    assert (found.answered, found.people) == (10, 10)
    lake = found.unites[0]
    assert lake.us == 10
    assert found.joined == "Table 1 and Table 2"


def test_small_tables_are_read_together(db: None) -> None:
    room = crowded(6, 3, 2)
    match = clusters(room)[1]
    for person in room.people:
        say(person, match, Says.US if person.group == room.groups[0] else Says.NOT_ME)
    ballots.reveal(actor=room.leading)
    found = unites(by_id(room.workshop.pk))
    assert [(stand.high, stand.low) for stand in found.different] == [("Table 1", "Table 2 and Table 3")]
    assert found.joined == "Table 2 and Table 3"


def test_a_room_of_three_and_a_room_without_answers(db: None) -> None:
    room = crowded(2, 1)
    for person in room.people:
        say(person, clusters(room)[0])
    ballots.reveal(actor=room.leading)
    found = unites(by_id(room.workshop.pk))
    assert [stand.name for stand in found.unites] == ["Lake"]
    assert {stand.waiting for stand in found.listening} == {"The whole room"}
    silent = crowded(5)
    ballots.reveal(actor=silent.leading)
    assert unites(by_id(silent.workshop.pk)).answered == 0


def test_clusters_that_are_there_already_are_not_read_again(spoken: Room, django_assert_num_queries) -> None:
    ballots.reveal(actor=spoken.leading)
    facts = by_id(spoken.workshop.pk)
    known = items(facts.id, Subject.CLUSTERS)
    with django_assert_num_queries(4):
        assert [stand.name for stand in unites(facts, known).unites] == ["Lake"]
