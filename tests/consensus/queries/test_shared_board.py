"""The combine page's facts."""

import pytest
from django.utils import translation

from places.consensus.actions import proposing
from places.consensus.queries.shared_board import combined, is_working, what_is_missing
from places.enums import Stage
from places.models import Board, Cluster
from tests.builders.rooms import Room, open_room
from tests.builders.tables import mini, move, sort


@pytest.fixture
def combining(db: None) -> Room:
    room = open_room(Stage.COMBINE, photos=6)
    mini(room)
    proposing.propose(actor=room.leading)
    return room


def test_the_reasons_of_the_worked_example(combining: Room) -> None:
    found = combined(combining.workshop.pk)
    water, match, making = found.clusters
    assert water.agreement.sentence == "2 of 4 tables that saw these put them together"
    assert [stand.sentence for stand in water.agreement.symbols][1:3] == [
        "Table 3 put them together",
        "Table 2 did not",
    ]
    assert match.agreement.sentence == "Stands alone, and matters"
    assert making.agreement.sentence == "3 of 4 tables that saw both put them together"
    assert [one.holds for one in found.clusters] == [
        "holds in 2 of 4 rounds",
        "holds in 1 of 4 rounds",
        "holds in 3 of 4 rounds",
    ]
    assert (water.said_by, [one.name for one in water.also_called]) == ((1, 3), ["The lake", "Lake", "Paths"])
    assert found.sentence == "A proposal from the boards of 4 tables. There is clear common ground."
    assert (found.counting.now, found.counting.recommended, found.counting.is_chosen) == (3, 3, False)
    assert found.counting.numbers == (2, 3, 4, 5)


def test_what_stands_alone_is_apart_and_says_so(combining: Room) -> None:
    found = combined(combining.workshop.pk)
    assert [[one.cluster.name for one in those] for those in (found.together, found.alone)] == [
        ["Water", "Making"],
        ["Match"],
    ]
    assert found.alone_title == "This stands alone, and matters"
    proposing.choose_clusters(actor=combining.leading, clusters=5)
    found = combined(combining.workshop.pk)
    assert (len(found.alone), found.alone_title) == (4, "These stand alone, and matter")


def test_what_a_table_let_stand_alone_is_never_swallowed_without_a_word(combining: Room) -> None:
    mark = Cluster.objects.get(board__group=combining.groups[2], name="Match")
    Cluster.objects.filter(pk=mark.pk).update(is_alone=True)
    water = Cluster.objects.get(board__group=None, name="Water")
    said = []
    for to in (None, water.pk):
        move(combining, water.board, [3], to)
        found = combined(combining.workshop.pk)
        places = (found.waiting, *(one.pictures for one in found.clusters))
        said.append([one.mark.sentence for those in places for one in those if one.mark])
    assert said == [["One table let this stand alone"]] * 2
    assert [one.cluster.name for one in found.clusters if one.marked] == ["Water"]
    assert found.clusters[0].mosaic[0].card.photo == combining.photos[3].pk


def test_another_arrangement_that_fits_as_well_is_told(db: None, combining: Room) -> None:
    assert combined(combining.workshop.pk).another_way == ""
    room = open_room(Stage.COMBINE, photos=8)
    sort(room, 1, {"Water": [0, 1, 2, 3], "Match": [4, 5, 6, 7]})
    sort(room, 2, {"Lake": [0, 1], "Ice": [2, 3], "Fire": [4, 5], "Work": [6, 7]})
    proposing.propose(actor=room.leading)
    assert [len(one.cluster.cards) for one in combined(room.workshop.pk).clusters] == [4, 4]
    assert combined(room.workshop.pk).another_way == (
        "There is another way to put the cards together that fits the tables just as well. "
        "4 cards lie elsewhere in it."
    )
    with translation.override("sv"):
        assert combined(room.workshop.pk).another_way == (
            "Det finns ett annat sätt att lägga ihop korten som passar borden lika bra. "
            "Där ligger 4 kort på andra ställen."
        )


def test_before_anything_was_proposed(db: None) -> None:
    room = open_room(Stage.COMBINE, photos=3)
    found = combined(room.workshop.pk)
    assert (found.shared, found.clusters, found.counting, found.is_shown) == (None, (), None, False)
    assert found.missing.startswith("No table has put pictures together yet")
    Board.objects.create(workshop=room.workshop, group=None)
    assert not combined(room.workshop.pk).is_shown


@pytest.mark.parametrize(
    ("sorting", "tables", "words"),
    [
        ([], 4, "No table"),
        (["Table 1"], 4, "Only Table 1"),
        (["Table 1"], 1, ""),
        (["A", "B"], 4, ""),
        ([], 0, "No table"),
    ],
)
def test_what_is_missing(sorting: list[str], tables: int, words: str) -> None:
    found = what_is_missing(sorting, tables)
    assert found.startswith(words)
    assert bool(found) is bool(words)


def test_work_counts_as_going_on_for_three_minutes(combining: Room) -> None:
    board = Board.objects.get(workshop=combining.workshop, group=None)
    for state, asked, going_on in [
        ("waiting", "2026-01-01T00:00:00+00:00", False),
        ("working", "2999-01-01T00:00:00+00:00", True),
        ("ready", "2999-01-01T00:00:00+00:00", False),
    ]:
        board.proposal |= {"state": state, "asked_at": asked}
        board.save()
        assert is_working(combined(combining.workshop.pk).shared) is going_on


def test_no_other_rooms_board_shows(combining: Room, other_room: Room) -> None:
    mini(other_room)
    photos = {card.photo for one in combined(combining.workshop.pk).clusters for card in one.cluster.cards}
    assert photos == {photo.pk for photo in combining.photos}


def test_the_queries_do_not_grow(combining: Room, django_assert_num_queries) -> None:
    with django_assert_num_queries(17):
        combined(combining.workshop.pk)
    proposing.choose_clusters(actor=combining.leading, clusters=6)
    with django_assert_num_queries(17):
        combined(combining.workshop.pk)
