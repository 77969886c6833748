"""The ballot: one's own dots and order, other people's never."""

import pytest

from places.actions import votes
from places.enums import Lens, PhotoState, Stage
from places.queries.ballot import ballot, turnout
from places.queries.workshops import by_id
from tests.rooms import Room, open_room
from tests.shared_boards import share

NAMES = ["Water", "Match", "Paths", "Market", "Snow", "Bread", "Choir", "Forest"]


@pytest.fixture
def weighing(db: None) -> Room:
    room = open_room(Stage.WEIGH, photos=16)
    share(room, *NAMES)
    return room


def test_it_shows_ones_own_dots_and_what_is_left(weighing: Room) -> None:
    facts = by_id(weighing.workshop.pk)
    mira, sam = weighing.people[:2]
    cluster_id = ballot(facts, mira.pk).clusters[0].id
    votes.cast(actor=weighing.actor(mira), cluster_id=cluster_id, lens=Lens.UNIQUE, dots=2)
    hers = ballot(facts, mira.pk)
    assert [row.dots for row in hers.clusters[0].rows] == [2, 0, 0]
    assert [left.sentence for left in hers.left] == ["0 left", "2 left", "2 left"]
    his = ballot(facts, sam.pk)
    assert {row.dots for cluster in his.clusters for row in cluster.rows} == {0}
    assert his.sentence == "1 of 4 has given dots."
    assert his.few


def test_the_order_is_each_persons_own_and_stays(weighing: Room) -> None:
    facts = by_id(weighing.workshop.pk)
    orders = [[c.name for c in ballot(facts, person.pk).clusters] for person in weighing.people]
    assert orders == [[c.name for c in ballot(facts, person.pk).clusters] for person in weighing.people]
    assert {tuple(sorted(order)) for order in orders} == {tuple(sorted(NAMES))}
    assert len({tuple(order) for order in orders}) > 1


def test_a_cluster_shows_four_pictures_and_counts_the_rest(weighing: Room) -> None:
    for n in range(4):
        share(open_room(photos=1), f"Elsewhere {n}")
    board = weighing.workshop.boards.get(group=None)
    water = board.clusters.get(name="Water")
    for placement in board.placements.exclude(cluster=water)[:5]:
        placement.cluster = water
        placement.save()
    shown = next(c for c in ballot(by_id(weighing.workshop.pk), None).clusters if c.id == water.pk)
    assert (len(shown.photos), shown.more) == (4, 3)


def test_clusters_without_a_shown_photo_are_not_weighed(weighing: Room) -> None:
    weighing.workshop.photos.filter(placements__cluster__name="Snow").update(state=PhotoState.WITHDRAWN)
    assert "Snow" not in {c.name for c in ballot(by_id(weighing.workshop.pk), None).clusters}


def test_the_queries_do_not_grow_with_the_room(weighing: Room, django_assert_num_queries) -> None:
    facts = by_id(weighing.workshop.pk)
    with django_assert_num_queries(5):
        ballot(facts, weighing.people[0].pk)


def test_another_rooms_dots_are_not_counted(weighing: Room) -> None:
    other = open_room(Stage.WEIGH, photos=2)
    cluster = share(other, "Shielders")[0]
    votes.cast(actor=other.actor(other.people[0]), cluster_id=cluster.pk, lens=Lens.UNIQUE, dots=1)
    assert turnout(weighing.workshop.pk).voted == 0
    assert turnout(other.workshop.pk).voted == 1
