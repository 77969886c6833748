"""Where contested cards are shown."""

from places.boards.queries.board import ClusterView
from places.boards.queries.cards import CardView
from places.consensus.queries.contested import ContestedCard
from places.consensus.queries.reasons import MOST_BETWEEN, borders


def cluster(pk: int, cards: int = 2) -> ClusterView:
    those = tuple(CardView(10 * pk + number, 1, "", 0, 0, "", "", "", "Words") for number in range(cards))
    return ClusterView(pk, f"Cluster {pk}", pk, 0, (), those)


FIRST, LONE, SECOND, THIRD = cluster(1, 3), cluster(2, 1), cluster(3, 9), cluster(4, 3)
ALL = (FIRST, LONE, SECOND, THIRD)


def contested(home: ClusterView, other: ClusterView | None, number: int = 0, **more: bool) -> ContestedCard:
    return ContestedCard(home.cards[number], home, other, (), **more)


def shown(home: ClusterView, other: ClusterView | None) -> tuple[int, bool]:
    """The cluster behind which a contested card of `home` is shown, and whether the next one is its other side."""
    [(above, [one])] = borders([contested(home, other)], ALL).between.items()
    return above, one.reaches_next


def test_between_neighbours_it_stands_behind_the_upper_one() -> None:
    assert shown(FIRST, SECOND) == (1, True)  # the page shows the lone one apart
    assert shown(THIRD, SECOND) == (3, True)


def test_else_it_stands_at_home() -> None:
    assert shown(FIRST, THIRD) == (1, False)
    assert shown(THIRD, FIRST) == (4, False)
    assert shown(SECOND, None) == (3, False)
    assert shown(FIRST, LONE) == (1, False)


def test_a_lone_card_stays_where_it_is() -> None:
    found = borders([contested(LONE, FIRST)], ALL)
    assert (found.between, [one.home.id for one in found.inside[2]]) == ({}, [2])


def test_a_cluster_keeps_two_cards_and_gives_up_a_bridge_first() -> None:
    all_three = [
        contested(FIRST, SECOND, 0),
        contested(FIRST, None, 1),
        contested(FIRST, SECOND, 2, is_bridge=True),
    ]
    found = borders(all_three, ALL)
    assert [one.card.photo for one in found.between[1]] == [12]
    assert [one.card.photo for one in found.inside[1]] == [10, 11]


def test_between_two_clusters_there_is_room_for_six() -> None:
    found = borders([contested(SECOND, THIRD, number) for number in range(7)], ALL)
    assert (len(found.between[3]), [one.card.photo for one in found.inside[3]]) == (MOST_BETWEEN, [36])


def test_a_card_that_waits_takes_nothing_from_its_cluster() -> None:
    waiting = [ContestedCard(SECOND.cards[number], FIRST, None, (), waits=True) for number in range(3)]
    found = borders(waiting, ALL)
    assert (len(found.between[1]), found.inside) == (3, {})
