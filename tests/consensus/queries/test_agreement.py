"""How the tables stand to the shared clusters."""

import pytest

from places.boards.queries.board import BoardView, board
from places.consensus.actions import proposing
from places.consensus.queries.agreement import (
    MOST_SYMBOLS,
    Agreement,
    TableSupport,
    agreements,
    cards_in,
    shared_sorts,
)
from places.enums import Stage
from places.models import Board, Cluster, Placement
from places.people.queries.people import GroupFacts
from tests.builders.boards import theme
from tests.builders.rooms import Room, open_room
from tests.builders.tables import add_tables, mini, sort


@pytest.fixture
def combining(db: None) -> Room:
    room = open_room(Stage.COMBINE, photos=6)
    mini(room)
    proposing.propose(actor=room.leading)
    return room


def shared_of(room: Room) -> BoardView:
    found = board(room.workshop.pk, Board.objects.get(workshop=room.workshop, group=None).pk)
    assert found
    return found


def stands(room: Room) -> list[tuple[str, list[bool]]]:
    shared = shared_of(room)
    found = agreements(shared_sorts(room.workshop.pk, shared), shared)
    return [
        (found[one.id].sentence, [stand.together for stand in found[one.id].stands])
        for one in shared.clusters
    ]


def test_the_worked_example(combining: Room) -> None:
    assert stands(combining) == [
        ("2 of 4 tables that saw these put them together", [True, False, True, False]),
        ("Stands alone, and matters", []),
        ("3 of 4 tables that saw both put them together", [True, True, True, False]),
    ]


@pytest.mark.parametrize(
    ("together", "saw", "counted", "plain"),
    [
        (0, 0, "", "No table had two of these."),
        (0, 4, "0 of 4 tables", "No table put just these together."),
        (1, 4, "1 of 4 tables", "One table put these together."),
        (2, 5, "2 of 5 tables", "Some who saw these put them together."),
        (2, 4, "2 of 4 tables", "Half who saw these put them together."),
        (3, 4, "3 of 4 tables", "Most who saw these put them together."),
        (4, 4, "4 of 4 tables", "All who saw these put them together."),
        (1, 1, "1 of 1 table", "One table put these together."),
    ],
)
def test_one_sentence_without_figures(together: int, saw: int, counted: str, plain: str) -> None:
    table = GroupFacts(1, 1, "Table 1", "leaf")
    stands = tuple(TableSupport(table, together=number >= saw - together) for number in range(saw))
    found = Agreement(stands, 3)
    assert (found.counted, found.plain) == (counted, plain)
    assert [stand.together for stand in found.symbols] == [True] * together + [False] * (saw - together)


def test_what_is_said_of_one_card_and_of_none() -> None:
    assert [Agreement((), cards).plain for cards in (0, 1)] == ["", "It stands alone, and matters."]


def test_one_table_is_one() -> None:
    stand = TableSupport(GroupFacts(1, 1, "Table 1", "leaf"), together=True)
    assert [Agreement((stand,), cards).sentence for cards in (2, 3)] == [
        "1 of 1 table that saw both put them together",
        "1 of 1 table that saw these put them together",
    ]


def test_a_card_in_two_clusters_counts_for_the_first_and_themes_count_too(combining: Room) -> None:
    first, last = Cluster.objects.filter(board__group=None, name__in=["Water", "Making"])
    lake = theme(combining, "Lake", combining.photos[0])
    Placement.objects.create(board_id=first.board_id, cluster=first, theme=lake)
    Placement.objects.create(board_id=last.board_id, cluster=last, photo=combining.photos[0], copy=1)
    pile = Cluster.objects.get(board__group=combining.groups[0], name="Water")
    Placement.objects.create(board_id=pile.board_id, cluster=pile, theme=lake)
    shared = shared_of(combining)
    read = shared_sorts(combining.workshop.pk, shared)
    assert len(cards_in(shared.clusters[0])) == 4
    assert read.labels.tolist() == [0, 0, 0, 1, 2, 2, 0]


def test_a_cluster_of_which_no_table_saw_two(combining: Room) -> None:
    late = [combining.photo(combining.people[0]) for _ in range(2)]
    shared = Board.objects.get(workshop=combining.workshop, group=None)
    pile = Cluster.objects.create(board=shared, name="Late", order=9)
    for photo in late:
        Placement.objects.create(board=shared, cluster=pile, photo=photo)
    assert stands(combining)[-1] == ("No table had two of these in its piles", [])
    Placement.objects.filter(cluster=pile).delete()
    assert stands(combining)[-1] == ("", [])


def test_many_tables_are_told_in_words_alone(db: None) -> None:
    room = open_room(Stage.COMBINE, photos=2)
    add_tables(room, MOST_SYMBOLS + 1)
    for table in range(1, MOST_SYMBOLS + 2):
        sort(room, table, {"Water": [0, 1]})
    proposing.propose(actor=room.leading)
    shared = shared_of(room)
    [found] = agreements(shared_sorts(room.workshop.pk, shared), shared).values()
    assert (found.symbols, found.sentence) == ((), "13 of 13 tables that saw both put them together")
