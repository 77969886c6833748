"""Leaving one person's votes out, without seeing them."""

import pytest

from places.enums import Kind, Lens, Stage
from places.errors import Missing, NotNow, NotYours
from places.models import Activity, Stance, Vote
from places.weighing.actions import stances, voids, votes
from places.weighing.queries.turnout import turnout
from tests.builders.rooms import Room, open_room
from tests.builders.shared_boards import share


@pytest.fixture
def weighing(db: None) -> Room:
    room = open_room(Stage.WEIGH, photos=4)
    cluster = share(room, "Water")[0]
    for person in room.people[:2]:
        votes.cast(actor=room.actor(person), cluster_id=cluster.pk, lens=Lens.UNIQUE, dots=1)
        stances.take(actor=room.actor(person), cluster_id=cluster.pk, says="us")
    return room


def test_votes_are_left_out_and_counted_again_and_nothing_is_deleted(weighing: Room) -> None:
    mira, room_id = weighing.people[0], weighing.workshop.pk
    host = weighing.people[2]
    host.is_host = True
    host.save()
    activity = voids.set_void(actor=weighing.actor(host), participant_id=mira.pk, on=True)
    assert (activity.kind, activity.data, activity.participant) == (
        Kind.VOTES_VOIDED,
        {"person": mira.pk},
        host,
    )
    left_out = turnout(room_id, "clusters")
    assert (left_out.people, left_out.opened, left_out.voted) == (3, 1, 1)
    assert (Vote.objects.count(), Stance.objects.count()) == (2, 2)
    voids.set_void(actor=weighing.leading, participant_id=mira.pk, on=False)
    assert turnout(room_id, "clusters").voted == 2
    assert Activity.objects.latest("revision").kind == Kind.VOTES_RESTORED


def test_whose_votes_are_left_out_cannot_give_more(weighing: Room) -> None:
    mira, cluster = weighing.people[0], weighing.workshop.boards.get(group=None).clusters.get()
    voids.set_void(actor=weighing.leading, participant_id=mira.pk, on=True)
    acting = weighing.actor(mira)
    for for_table in (False, True):
        with pytest.raises(NotNow, match="not counted"):
            votes.cast(actor=acting, cluster_id=cluster.pk, lens=Lens.ENERGY, dots=1, for_table=for_table)
    with pytest.raises(NotNow, match="not counted"):
        stances.take(actor=acting, cluster_id=cluster.pk, says="not_me")


def test_after_a_reveal_the_difference_would_tell_so_it_is_refused(weighing: Room) -> None:
    votes.reveal(actor=weighing.leading)
    with pytest.raises(NotNow, match="already seen the result"):
        voids.set_void(actor=weighing.leading, participant_id=weighing.people[0].pk, on=True)
    votes.hide(actor=weighing.leading)
    with pytest.raises(NotNow, match="difference"):
        voids.set_void(actor=weighing.leading, participant_id=weighing.people[0].pk, on=True)


def test_only_those_who_run_the_room_and_only_in_their_room(weighing: Room, other_room: Room) -> None:
    with pytest.raises(NotYours):
        voids.set_void(
            actor=weighing.actor(weighing.people[1]), participant_id=weighing.people[0].pk, on=True
        )
    with pytest.raises(Missing):
        voids.set_void(actor=weighing.leading, participant_id=other_room.people[0].pk, on=True)
    with pytest.raises(NotNow, match="finished weighing"):
        voids.set_void(actor=weighing.at(Stage.WRITE).leading, participant_id=weighing.people[0].pk, on=True)
