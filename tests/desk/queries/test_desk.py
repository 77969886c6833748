"""The desk: places with their workshops, and who sits where."""

from places.desk.queries.desk import desk, led
from places.enums import PhotoState, Stage, Symbol
from places.models import Group, Participant, Place, Workshop
from places.people.queries.people import group_facts
from tests.builders.rooms import Room, open_room


def test_places_by_name_and_their_workshops_newest_first(
    room: Room, other_room: Room, django_assert_num_queries: object
) -> None:
    room.photo(room.people[0])
    room.photo(room.people[0], state=PhotoState.HIDDEN)
    second = Workshop.objects.create(place=room.workshop.place, question="Again?", stage=Stage.WEIGH)
    early = Place.objects.create(name="ångby", ness="Ångby-ness")
    early.leaders.add(room.leader)
    third = Workshop.objects.create(place=early)
    Place.objects.create(name="Empty", ness="Empty-ness").leaders.add(room.leader)
    with django_assert_num_queries(3):  # type: ignore[operator]
        places = led(room.leader.pk)
    assert [(place.name, place.ness, [line.id for line in place.workshops]) for place in places] == [
        ("Jönköping", "Jönköping-ness", [second.pk, room.workshop.pk]),
        ("ångby", "Ångby-ness", [third.pk]),
    ]
    lines = [(line.question, line.stage, line.people, line.photos) for line in places[0].workshops]
    assert lines == [
        ("Again?", Stage.WEIGH, 0, 0),
        ("What is it that only we have?", Stage.GATHER, 4, 1),
    ]
    assert places[0].workshops[1].code == room.workshop.code


def test_each_leader_sees_their_own_places_only(room: Room, other_room: Room) -> None:
    assert [place.name for place in led(other_room.leader.pk)] == ["Barts"]
    assert led(10**9) == []
    other_room.workshop.place.leaders.add(room.leader)
    assert [place.name for place in led(room.leader.pk)] == ["Barts", "Jönköping"]


def test_who_sits_where_and_how_many_have_brought(
    room: Room, other_room: Room, django_assert_num_queries: object
) -> None:
    mira, sam, anna, goran = room.people
    room.photo(mira)
    room.photo(mira)
    room.photo(sam, state=PhotoState.STARTED)
    room.photo(anna, state=PhotoState.HIDDEN)
    room.photo(goran, state=PhotoState.WITHDRAWN)
    Participant.objects.filter(pk=sam.pk).update(is_host=True, symbol=Symbol.BOAT)
    Group.objects.create(workshop=room.workshop, number=3, name="Empty", symbol=Symbol.LAMP)
    with django_assert_num_queries(3):  # type: ignore[operator]
        facts = desk(room.workshop.pk)
    one, two, three = facts.tables
    assert [(table.group, table.brought) for table in (one, two)] == [
        (group_facts(room.groups[0]), 1),
        (group_facts(room.groups[1]), 1),
    ]
    assert [(person.first_name, person.symbol, person.is_host) for person in one.people] == [
        ("Mira", "", False),
        ("Sam", "boat", True),
    ]
    assert [person.id for person in two.people] == [anna.pk, goran.pk]
    assert (three.people, three.brought) == ((), 0)
    assert (facts.people, facts.brought, facts.photos) == (4, 2, 2)


def test_a_number_beside_names_is_of_five_people_or_more(room: Room) -> None:
    for number in range(4):
        Participant.objects.create(
            workshop=room.workshop,
            group=room.groups[0],
            first_name=f"N{number}",
            name_key=f"n{number}",
            return_digest=str(number),
        )
    tables = desk(room.workshop.pk).tables
    assert [(len(table.people), table.is_counted) for table in tables] == [(6, False), (2, False)]
    Participant.objects.filter(group=room.groups[1]).update(group=room.groups[0])
    tables = desk(room.workshop.pk).tables
    assert [(len(table.people), table.is_counted) for table in tables] == [(8, True), (0, False)]
    page = room.leader_client().get(f"/w/{room.code}/desk/").content.decode()
    assert "0 of 8 have brought theirs" in page


def test_people_without_a_table_come_last(room: Room) -> None:
    Participant.objects.filter(pk=room.people[0].pk).update(group=None)
    room.photo(room.people[0])
    facts = desk(room.workshop.pk)
    assert [table.group.number if table.group else None for table in facts.tables] == [1, 2, None]
    last = facts.tables[-1]
    assert ([person.id for person in last.people], last.brought) == ([room.people[0].pk], 1)


def test_the_queries_do_not_grow_with_the_room(db: None, django_assert_num_queries: object) -> None:
    crowd = open_room(photos=40)
    with django_assert_num_queries(3):  # type: ignore[operator]
        assert desk(crowd.workshop.pk).photos == 40
