"""What every act of weighing begins with: an open round, and the right ballot."""

import pytest

from places.enums import Stage, Subject
from places.errors import NotNow, NotYours, Unclear
from places.models import Ballot
from places.rules import Actor, Role
from places.weighing.actions.ballots import ballot_of, open_weighing, require_counted, seen
from tests.builders.rooms import Room


def test_a_round_is_open_until_the_room_has_seen_it(room: Room) -> None:
    mira = room.actor(room.people[0])
    with pytest.raises(NotNow, match="not weighing yet"):
        open_weighing(room.workshop, actor=mira)
    workshop = room.at(Stage.WEIGH).workshop
    assert open_weighing(workshop, actor=mira) == workshop
    workshop.themes_revealed_at = workshop.opened_at
    assert open_weighing(workshop, actor=mira) == workshop
    assert (seen(workshop, Subject.CLUSTERS), seen(workshop, Subject.THEMES)) == (False, True)
    workshop.weighs = Subject.THEMES
    with pytest.raises(NotNow, match="already seen"):
        open_weighing(workshop, actor=mira)


def test_a_tables_device_fills_in_the_tables_ballot_only(room: Room) -> None:
    device = Actor(room.workshop.pk, Role.TABLE, group_id=room.groups[0].pk)
    workshop = room.at(Stage.WEIGH).workshop
    assert open_weighing(workshop, actor=device, for_table=True) == workshop
    with pytest.raises(NotYours):
        open_weighing(workshop, actor=device)


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
