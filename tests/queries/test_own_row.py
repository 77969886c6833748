"""One row of the ballot: as the whole ballot shows it, for the person who voted."""

from typing import Any

import pytest

from places.actions import votes
from places.enums import Lens, PhotoState, Stage
from places.queries.ballot import ballot
from places.queries.own_row import own_row
from places.queries.workshops import by_id
from tests.rooms import Room, open_room
from tests.shared_boards import share


@pytest.fixture
def weighing(db: None) -> Room:
    room = open_room(Stage.WEIGH, photos=12)
    share(room, "Water", "Match", "Paths", "Market", "Snow", "Bread")
    return room


def test_it_is_the_row_that_the_whole_ballot_shows(weighing: Room, django_assert_num_queries: Any) -> None:
    mira, sam = weighing.people[:2]
    whole = ballot(by_id(weighing.workshop.pk), mira.pk)
    first, second = whole.clusters[0].id, whole.clusters[1].id
    votes.cast(actor=weighing.actor(mira), cluster_id=first, lens=Lens.UNIQUE, dots=1)
    votes.cast(actor=weighing.actor(sam), cluster_id=first, lens=Lens.UNIQUE, dots=2)
    whole = ballot(by_id(weighing.workshop.pk), mira.pk)
    with django_assert_num_queries(2):
        found = own_row(weighing.workshop.pk, mira.pk, first, Lens.UNIQUE)
    assert found is not None
    assert (found.row, found.left) == (whole.clusters[0].rows[0], whole.left[0])
    assert found.cluster.shown_name == whole.clusters[0].shown_name
    empty = own_row(weighing.workshop.pk, mira.pk, second, Lens.ENERGY)
    assert empty is not None
    assert (empty.row.dots, empty.left) == (0, whole.left[2])


def test_a_cluster_that_is_not_weighed_has_no_row(weighing: Room, other_room: Room) -> None:
    (foreign,) = share(other_room, "Shielders")
    snow = weighing.workshop.boards.get(group=None).clusters.get(name="Snow")
    weighing.workshop.photos.filter(placements__cluster=snow).update(state=PhotoState.WITHDRAWN)
    for cluster in (foreign.pk, snow.pk):
        assert own_row(weighing.workshop.pk, weighing.people[0].pk, cluster, Lens.UNIQUE) is None
