"""Where people stand to the shared clusters."""

import pytest

from places.enums import Kind, Says, Stage
from places.errors import Missing, NotNow, NotYours, Unclear
from places.models import Activity, Board, Cluster, Stance
from places.weighing.actions import ballots, rounds, stances
from tests.builders.rooms import Room, open_room
from tests.builders.shared_boards import share


@pytest.fixture
def weighing(db: None) -> Room:
    return open_room(Stage.WEIGH, photos=4)


def test_a_stance_is_taken_changed_and_taken_back(weighing: Room) -> None:
    cluster = share(weighing, "Water")[0]
    mira = weighing.actor(weighing.people[0])
    for says in (Says.US, Says.NOT_ME):
        activity = stances.take(actor=mira, cluster_id=cluster.pk, says=says)
        assert list(Stance.objects.values_list("participant", "cluster", "group", "says")) == [
            (mira.participant_id, cluster.pk, mira.group_id, says)
        ]
        assert (activity.kind, activity.data) == (Kind.STANCE_TAKEN, {})
    stances.take(actor=mira, cluster_id=cluster.pk, says="")
    assert not Stance.objects.exists()


def test_a_retry_is_one_act(weighing: Room) -> None:
    cluster = share(weighing, "Water")[0]
    mira = weighing.actor(weighing.people[0])
    first = stances.take(actor=mira, cluster_id=cluster.pk, says="us", key="a" * 32)
    stances.take(actor=mira, cluster_id=cluster.pk, says="unsure")
    assert stances.take(actor=mira, cluster_id=cluster.pk, says="us", key="a" * 32) == first
    assert Stance.objects.get().says == "unsure"
    assert Activity.objects.count() == 2


def test_bad_answers_foreign_clusters_and_other_roles(weighing: Room, other_room: Room) -> None:
    cluster = share(weighing, "Water")[0]
    board = Board.objects.create(workshop=weighing.workshop, group=weighing.groups[0])
    mira = weighing.actor(weighing.people[0])
    with pytest.raises(Unclear):
        stances.take(actor=mira, cluster_id=cluster.pk, says="loudly")
    for foreign in (share(other_room, "Shielders")[0], Cluster.objects.create(board=board, name="Ours")):
        with pytest.raises(Missing):
            stances.take(actor=mira, cluster_id=foreign.pk, says="us")
    with pytest.raises(NotYours):
        stances.take(actor=weighing.leading, cluster_id=cluster.pk, says="us")
    with pytest.raises(NotNow, match="not weighing yet"):
        stances.take(
            actor=weighing.at(Stage.COMBINE).actor(weighing.people[0]), cluster_id=cluster.pk, says="us"
        )


def test_nothing_changes_once_any_result_was_seen(weighing: Room) -> None:
    cluster = share(weighing, "Water")[0]
    mira = weighing.actor(weighing.people[0])
    ballots.reveal(actor=weighing.leading)
    with pytest.raises(NotNow, match="already seen the result"):
        stances.take(actor=mira, cluster_id=cluster.pk, says="us")
    rounds.choose(actor=weighing.leading, subject="themes")
    with pytest.raises(NotNow, match="where it stands"):
        stances.take(actor=mira, cluster_id=cluster.pk, says="us")
