"""How many have given dots: counts that tell nothing else."""

from places.enums import Stage
from places.weighing.actions import ballots, rounds
from places.weighing.queries.turnout import Turnout, may_still_change, people_by_table, turnout
from places.workshops.queries.workshops import by_id
from tests.builders.rooms import Room, open_room
from tests.builders.weighing import at, clusters, crowded, give, opened, say


def test_people_opened_and_voted(other_room: Room, django_assert_num_queries) -> None:
    room = crowded(3, 2)
    lake = clusters(room)[0]
    give(at(room, 1)[0], lake, "unique", 2)
    give(at(room, 1)[0], lake, "energy")
    opened(room, at(room, 2)[0])
    say(at(room, 2)[1], lake)
    elsewhere = crowded(2)
    give(elsewhere.people[0], clusters(elsewhere)[0], "unique")
    with django_assert_num_queries(3):
        found = turnout(room.workshop.pk, "clusters")
    assert found == Turnout(people=5, opened=2, voted=1)
    assert (found.abstained, found.few) == (1, True)
    assert turnout(room.workshop.pk, "themes") == Turnout(people=5, opened=0, voted=0)


def test_dots_on_a_pile_that_has_gone_are_no_dots(db: None) -> None:
    room = crowded(1)
    give(room.people[0], clusters(room)[0], "unique")
    clusters(room)[0].placements.all().delete()
    assert turnout(room.workshop.pk, "clusters") == Turnout(people=1, opened=1, voted=0)


def test_the_sentences() -> None:
    assert Turnout(24, 20, 17).sentence() == "17 of 24 have given dots."
    assert Turnout(24, 20, 17).denominators == (
        "20 of 24 people opened their ballot. 3 of them gave no dots, and are counted."
    )
    assert Turnout(24, 18, 17).denominators.endswith("1 of them gave no dots, and is counted.")
    assert Turnout(1, 1, 1).denominators == "1 of 1 person opened their ballot."
    assert not Turnout(24, 20, 3).few


def test_people_by_table_with_who_changed_what(other_room: Room, django_assert_num_queries) -> None:
    room = open_room(Stage.WEIGH)
    host = room.people[1]
    host.is_host = True
    host.save()
    rounds.set_void(actor=room.actor(host), participant_id=room.people[0].pk, on=True)
    rounds.set_void(actor=room.leading, participant_id=room.people[2].pk, on=True)
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
    ballots.reveal(actor=room.leading)
    ballots.hide(actor=room.leading)
    assert not may_still_change(by_id(room.workshop.pk))
