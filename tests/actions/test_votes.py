"""Dots: budgets, retries, the reveal."""

import pytest

from places.actions import votes
from places.enums import Kind, Lens, PhotoState, Stage
from places.errors import Missing, NotNow, NotYours, Unclear
from places.models import Activity, Board, Cluster, Photo, Vote
from tests.rooms import Room, open_room
from tests.shared_boards import share

KEY = "a" * 32


@pytest.fixture
def weighing(db: None) -> Room:
    return open_room(Stage.WEIGH, photos=8)


def test_dots_are_set_changed_and_taken_back(weighing: Room) -> None:
    cluster = share(weighing, "Water", "Match")[0]
    mira = weighing.actor(weighing.people[0])
    for dots in (1, 2):
        votes.cast(actor=mira, cluster_id=cluster.pk, lens=Lens.UNIQUE, dots=dots)
        assert list(Vote.objects.values_list("cluster", "lens", "dots")) == [(cluster.pk, "unique", dots)]
    votes.cast(actor=mira, cluster_id=cluster.pk, lens=Lens.UNIQUE, dots=0)
    assert not Vote.objects.exists()


def test_the_log_does_not_tell_where_a_dot_went(weighing: Room) -> None:
    cluster = share(weighing, "Water")[0]
    votes.cast(actor=weighing.actor(weighing.people[0]), cluster_id=cluster.pk, lens=Lens.ENERGY, dots=1)
    activity = Activity.objects.get(workshop=weighing.workshop)
    assert (activity.kind, activity.data, activity.revision) == (Kind.VOTED, {}, 1)


def test_the_budget_is_kept_per_lens(weighing: Room) -> None:
    one, two, three = share(weighing, "Water", "Match", "Paths")
    mira = weighing.actor(weighing.people[0])
    votes.cast(actor=mira, cluster_id=one.pk, lens=Lens.UNIQUE, dots=2)
    with pytest.raises(Unclear, match="no dots left"):
        votes.cast(actor=mira, cluster_id=two.pk, lens=Lens.UNIQUE, dots=1)
    votes.cast(actor=mira, cluster_id=two.pk, lens=Lens.BELONGING, dots=1)
    votes.cast(actor=mira, cluster_id=one.pk, lens=Lens.UNIQUE, dots=1)
    votes.cast(actor=mira, cluster_id=three.pk, lens=Lens.UNIQUE, dots=1)
    assert sorted(Vote.objects.values_list("cluster", "lens", "dots")) == sorted(
        [(one.pk, "unique", 1), (two.pk, "belonging", 1), (three.pk, "unique", 1)]
    )


@pytest.mark.parametrize(("lens", "dots"), [("unique", 3), ("unique", -1), ("loudness", 1)])
def test_other_dots_and_lenses_are_refused(weighing: Room, lens: str, dots: int) -> None:
    cluster = share(weighing, "Water")[0]
    with pytest.raises(Unclear):
        votes.cast(actor=weighing.actor(weighing.people[0]), cluster_id=cluster.pk, lens=lens, dots=dots)
    assert not Vote.objects.exists()


def test_a_retry_is_absorbed_even_after_the_reveal(weighing: Room) -> None:
    cluster = share(weighing, "Water")[0]
    mira = weighing.actor(weighing.people[0])
    first = votes.cast(actor=mira, cluster_id=cluster.pk, lens=Lens.UNIQUE, dots=1, key=KEY)
    votes.reveal(actor=weighing.leading)
    assert votes.cast(actor=mira, cluster_id=cluster.pk, lens=Lens.UNIQUE, dots=1, key=KEY) == first
    assert Vote.objects.count() == 1
    with pytest.raises(Unclear):
        votes.cast(
            actor=weighing.actor(weighing.people[1]), cluster_id=cluster.pk, lens=Lens.UNIQUE, dots=1, key=KEY
        )


def test_nothing_changes_after_the_reveal_until_it_is_hidden(weighing: Room) -> None:
    cluster = share(weighing, "Water")[0]
    mira = weighing.actor(weighing.people[0])
    votes.reveal(actor=weighing.leading)
    with pytest.raises(NotNow, match="already seen"):
        votes.cast(actor=mira, cluster_id=cluster.pk, lens=Lens.UNIQUE, dots=1)
    votes.hide(actor=weighing.leading)
    votes.cast(actor=mira, cluster_id=cluster.pk, lens=Lens.UNIQUE, dots=1)
    assert Vote.objects.count() == 1


def test_only_in_the_stage_and_only_by_their_roles(weighing: Room) -> None:
    cluster = share(weighing, "Water")[0]
    with pytest.raises(NotYours):
        votes.cast(actor=weighing.leading, cluster_id=cluster.pk, lens=Lens.UNIQUE, dots=1)
    with pytest.raises(NotYours):
        votes.reveal(actor=weighing.actor(weighing.people[0]))
    weighing.at(Stage.WRITE)
    with pytest.raises(NotNow, match="finished weighing"):
        votes.cast(actor=weighing.actor(weighing.people[0]), cluster_id=cluster.pk, lens=Lens.UNIQUE, dots=1)


def test_foreign_table_and_empty_clusters_cannot_be_weighed(weighing: Room, other_room: Room) -> None:
    foreign = share(other_room, "Shielders")[0]
    board = Board.objects.create(workshop=weighing.workshop, group=weighing.groups[0])
    tables_own = Cluster.objects.create(board=board, name="Ours")
    share(weighing, "Water")
    emptied = share(weighing, "Gone")[0]
    Photo.objects.filter(workshop=weighing.workshop).update(state=PhotoState.HIDDEN)
    for cluster in (foreign, tables_own, emptied):
        with pytest.raises(Missing):
            votes.cast(
                actor=weighing.actor(weighing.people[0]), cluster_id=cluster.pk, lens=Lens.UNIQUE, dots=1
            )
