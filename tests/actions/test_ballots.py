"""What every act of weighing begins with: an open round, and the right ballot."""

import pytest

from places.actions.ballots import ballot_of, open_round, require_counted, seen
from places.enums import Stage, Subject, Verb
from places.errors import NotNow, NotYours, Unclear
from places.models import Ballot, Workshop
from places.rules import Actor, Role
from tests.rooms import Room


def test_a_round_is_open_until_the_room_has_seen_it(room: Room) -> None:
    mira = room.actor(room.people[0])
    with pytest.raises(NotNow, match="not weighing yet"):
        open_round(mira, Verb.VOTE)
    room.at(Stage.WEIGH)
    assert open_round(mira, Verb.VOTE) == room.workshop
    Workshop.objects.update(themes_revealed_at=room.workshop.opened_at)
    workshop = open_round(mira, Verb.VOTE)
    assert (seen(workshop, Subject.CLUSTERS), seen(workshop, Subject.THEMES)) == (False, True)
    Workshop.objects.update(weighs=Subject.THEMES)
    with pytest.raises(NotNow, match="already seen"):
        open_round(mira, Verb.VOTE)


def test_ones_own_ballot_ones_tables_and_a_devices(room: Room) -> None:
    mira, sam = (room.actor(person) for person in room.people[:2])
    device = Actor(room.workshop.pk, Role.TABLE, group_id=room.groups[0].pk)
    own = ballot_of(mira, room.workshop, for_table=False)
    assert (own.participant, own.group) == (room.people[0], room.groups[0])
    assert ballot_of(mira, room.workshop, for_table=False) == own
    tables = {ballot_of(actor, room.workshop, for_table=True) for actor in (mira, sam, device)}
    assert [(each.participant, each.group) for each in tables] == [(None, room.groups[0])]
    with pytest.raises(NotYours):
        ballot_of(device, room.workshop, for_table=False)
    with pytest.raises(Unclear):
        ballot_of(Actor(room.workshop.pk, Role.PARTICIPANT, room.people[0].pk), room.workshop, for_table=True)
    assert Ballot.objects.count() == 2


def test_whose_votes_are_void_fills_in_nothing(room: Room) -> None:
    mira = room.actor(room.people[0])
    require_counted(mira)
    room.people[0].votes_void = True
    room.people[0].save()
    for for_table in (False, True):
        with pytest.raises(NotNow, match="not counted"):
            ballot_of(mira, room.workshop, for_table=for_table)
