"""Accepting shared clusters."""

import pytest

from places.consensus.actions import accepting, proposing
from places.enums import Kind, Stage
from places.errors import NotNow, NotYours, Stale, Unclear
from places.models import Activity, Board, Cluster
from tests.builders.rooms import Room, open_room
from tests.builders.shared_boards import share

KEY = "d" * 32


@pytest.fixture
def combining(db: None) -> Room:
    return open_room(Stage.COMBINE, photos=4)


def test_accepting_is_a_state_that_can_be_taken_back(combining: Room) -> None:
    water, _match = share(combining, "Water", "Match")
    first = accepting.accept(actor=combining.leading, cluster_id=water.pk, key=KEY)
    assert first.data == {"board": water.board_id, "cluster": water.pk, "on": True}
    assert accepting.accept(actor=combining.leading, cluster_id=water.pk, key=KEY) == first
    assert list(Cluster.objects.values_list("accepted", flat=True)) == [True, False]
    accepting.accept(actor=combining.leading, cluster_id=water.pk, on=False)
    assert not Cluster.objects.filter(accepted=True).exists()
    assert Activity.objects.filter(kind=Kind.CLUSTER_ACCEPTED).count() == 2


def test_the_name_it_has_is_accepted_with_it(combining: Room) -> None:
    water = share(combining, "Water")[0]
    accepting.accept(actor=combining.leading, cluster_id=water.pk)
    water.refresh_from_db()
    assert (water.name, water.rev) == ("Water", 1)


def test_what_cannot_be_accepted(combining: Room, other_room: Room) -> None:
    foreign = share(other_room, "Shielders")[0]
    own = Cluster.objects.create(
        board=Board.objects.create(workshop=combining.workshop, group=combining.groups[0]), name="Ours"
    )
    empty = Cluster.objects.create(board=share(combining, "Water")[0].board, name="Empty")
    for cluster in (foreign, own):
        with pytest.raises(Stale):
            accepting.accept(actor=combining.leading, cluster_id=cluster.pk)
    with pytest.raises(Unclear):
        accepting.accept(actor=combining.leading, cluster_id=empty.pk)
    assert not Cluster.objects.filter(accepted=True).exists()


def test_only_by_the_team_and_only_while_the_room_combines(combining: Room) -> None:
    water = share(combining, "Water")[0]
    with pytest.raises(NotYours):
        accepting.accept(actor=combining.actor(combining.people[0]), cluster_id=water.pk)
    combining.at(Stage.WEIGH)
    with pytest.raises(NotNow):
        accepting.accept(actor=combining.leading, cluster_id=water.pk)


def test_a_team_of_one_accepts_nothing_and_two_do(combining: Room) -> None:
    water = share(combining, "Water")[0]
    mira, sam = combining.people[:2]
    alone = combining.name_team(mira).actor(mira)
    with pytest.raises(NotNow, match="starts when it has two people"):
        accepting.accept(actor=alone, cluster_id=water.pk)
    both = combining.name_team(mira, sam).actor(mira)
    accepting.accept(actor=both, cluster_id=water.pk)
    with pytest.raises(NotNow, match="starts when it has two people"):
        accepting.accept(actor=combining.name_team(mira).actor(mira), cluster_id=water.pk, on=False)
    assert Cluster.objects.filter(accepted=True).exists()


def test_an_accepted_cluster_survives_a_proposal_without_any_table(combining: Room) -> None:
    water = share(combining, "Water")[0]
    accepting.accept(actor=combining.leading, cluster_id=water.pk)
    with pytest.raises(NotNow):
        proposing.propose(actor=combining.leading)
    assert water.placements.count() == 4
