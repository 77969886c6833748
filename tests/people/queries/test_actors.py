"""Who is asking, by a session's claims and a leader's account."""

import pytest

from places.enums import Role
from places.models import Participant, Tablet
from places.people.queries import actors
from places.people.queries.people import GroupFacts, PersonFacts
from places.rules import Actor
from tests.builders.rooms import Room


def held(room: Room, number: int = 0, token: str = "") -> dict[str, list[object]]:
    """What a person's session holds."""
    person = room.people[number]
    return {str(room.workshop.pk): [person.pk, token or person.token]}


def table(room: Room, number: int) -> GroupFacts:
    group = room.groups[number]
    return GroupFacts(group.pk, number + 1, f"Table {number + 1}", ["leaf", "boat"][number])


def test_who_leads(room: Room, other_room: Room) -> None:
    assert actors.leads(room.workshop.pk, room.leader.pk)
    assert not actors.leads(room.workshop.pk, other_room.leader.pk)
    assert not actors.leads(10**9, room.leader.pk)


@pytest.mark.parametrize(
    "claims", [None, {}, [], "x", {"7": [1]}, {"7": []}, {"7": [1, "a", 2]}, {"8": [1, "a"]}]
)
def test_sessions_that_hold_nothing(claims: object) -> None:
    assert actors.claim(claims, 7) == (0, "")


def test_sessions_that_hold_something() -> None:
    assert actors.claim({"7": [3, "token"], "8": [4, "other"]}, 7) == (3, "token")
    assert actors.claim({"7": [0, "tablet"]}, 7) == (0, "tablet")


def asking(room: Room, claims: object, leader_id: int | None = None) -> tuple[Actor, PersonFacts | None]:
    """Who asks: for a page and for a stream, which must agree."""
    found, person = actors.who_asks(room.workshop.pk, claims, leader_id)
    assert actors.rights(room.workshop.pk, claims, leader_id) == found
    return found, person


def test_participants_hosts_and_leaders(room: Room, other_room: Room) -> None:
    mira, workshop = room.people[0], room.workshop.pk
    group = room.groups[0].pk
    found, person = asking(room, held(room))
    assert found == Actor(workshop, Role.PARTICIPANT, mira.pk, group, None)
    assert person == PersonFacts(mira.pk, "Mira", "", table(room, 0), is_host=False)
    assert asking(room, held(room), room.leader.pk)[0] == Actor(
        workshop, Role.LEADER, mira.pk, group, room.leader.pk
    )
    assert asking(room, {}, room.leader.pk) == (
        Actor(workshop, Role.LEADER, None, None, room.leader.pk),
        None,
    )
    assert asking(room, held(room), other_room.leader.pk)[0] == found
    Participant.objects.filter(pk=mira.pk).update(is_host=True, group=None)
    assert asking(room, held(room))[0] == Actor(workshop, Role.HOST, mira.pk, None, None)


def test_the_people_of_the_theme_team_know_how_many_they_are(
    room: Room, other_room: Room, django_assert_num_queries: object
) -> None:
    """A page and a stream learn it within the query by which they learn who asks."""
    mira, sam = room.people[:2]
    other_room.name_team(*other_room.people)
    for team in ([mira], [mira, sam], [sam]):
        room.name_team(*team)
        for number, person in enumerate((mira, sam)):
            expected = len(team) if person in team else 0
            found, facts = asking(room, held(room, number))
            assert (found.team, facts and facts.team) == (expected, expected)
    Participant.objects.filter(pk=sam.pk).update(is_host=True)
    found, _facts = asking(room, held(room, 1))
    assert (found.role, found.team) == (Role.HOST, 1)
    with django_assert_num_queries(2):  # type: ignore[operator]
        asking(room, held(room, 1))


def test_strangers_are_newcomers(room: Room, other_room: Room) -> None:
    stranger = (Actor(room.workshop.pk, Role.NEWCOMER), None)
    assert asking(room, {}) == asking(room, None) == stranger
    assert asking(room, held(room, token="wrong")) == stranger
    assert asking(room, held(other_room)) == stranger
    theirs = other_room.people[0]
    assert asking(room, {str(room.workshop.pk): [theirs.pk, theirs.token]}) == stranger
    assert asking(room, {}, other_room.leader.pk) == stranger
    Participant.objects.filter(pk=room.people[0].pk).delete()
    assert asking(room, held(room)) == stranger


def test_a_tables_device_is_its_table_and_nobody(room: Room, other_room: Room) -> None:
    tablet = Tablet.objects.create(group=room.groups[1])
    claims = {str(room.workshop.pk): [0, tablet.token]}
    assert asking(room, claims) == (Actor(room.workshop.pk, Role.TABLE, None, room.groups[1].pk), None)
    elsewhere = {str(other_room.workshop.pk): [0, tablet.token]}
    assert asking(other_room, elsewhere) == (Actor(other_room.workshop.pk, Role.NEWCOMER), None)
    assert actors.table_of_tablet(room.workshop.pk, tablet.token) == room.groups[1].pk
    assert actors.table_of_tablet(other_room.workshop.pk, tablet.token) is None


@pytest.mark.parametrize(("leading", "queries"), [(False, 1), (True, 2)])
def test_asking_costs_little(
    room: Room, django_assert_num_queries: object, leading: bool, queries: int
) -> None:
    leader_id = room.leader.pk if leading else None
    with django_assert_num_queries(queries):  # type: ignore[operator]
        actors.who_asks(room.workshop.pk, held(room), leader_id)
    with django_assert_num_queries(queries):  # type: ignore[operator]
        actors.rights(room.workshop.pk, held(room), leader_id)
