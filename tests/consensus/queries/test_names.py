"""Names of one shared cluster, and who may see how often they were chosen."""

import pytest

from places.consensus.actions import naming as actions
from places.consensus.actions import proposing
from places.consensus.queries.names import names, turnout
from places.enums import Stage
from places.models import Cluster
from tests.builders.rooms import Room, open_room
from tests.builders.shared_boards import share
from tests.builders.tables import mini


@pytest.fixture
def combining(db: None) -> Room:
    room = open_room(Stage.COMBINE, photos=6)
    mini(room)
    proposing.propose(actor=room.leading)
    return room


def test_others_choices_are_hidden_until_they_are_shown(combining: Room, django_assert_num_queries) -> None:
    water = Cluster.objects.get(board__group=None, name="Water").pk
    for person, name in zip(combining.people, ["Water", "Water", "The lake"], strict=False):
        actions.choose_name(actor=combining.actor(person), cluster_id=water, name=name)
    with django_assert_num_queries(4):
        found = names(combining.workshop.pk, water, combining.people[2].pk)
    assert [(one.name, [t.number for t in one.tables], one.is_mine, one.count) for one in found.choices][
        :2
    ] == [
        ("Water", [1, 3], False, None),
        ("The lake", [2], True, None),
    ]
    assert found.turnout == turnout(combining.workshop.pk, water) == "3 of 6 have chosen a name here."
    actions.show_names(actor=combining.leading, on=True)
    shown = names(combining.workshop.pk, water, None)
    assert [(one.count, one.sentence, one.is_mine) for one in shown.choices][:3] == [
        (2, "2 people chose this", False),
        (1, "1 person chose this", False),
        (0, "0 people chose this", False),
    ]


def test_only_shared_clusters_of_the_own_room(combining: Room, other_room: Room) -> None:
    foreign = share(other_room, "Shielders")[0]
    of_a_table = Cluster.objects.filter(board__group=combining.groups[0])[0]
    for cluster in (foreign, of_a_table):
        assert names(combining.workshop.pk, cluster.pk, None) is None
        assert turnout(combining.workshop.pk, cluster.pk) == ""
