"""The shared board: what a new proposal changes, and what people's hands have made of it."""

import pytest

from places.actions import accepting, boards, consensus, sharing, visibility
from places.enums import Stage
from places.models import Board, Cluster, Placement
from tests.boards import theme
from tests.rooms import Room, open_room
from tests.tables import mini, put_together, shared, sort
from tests.tables import move as by_hand


@pytest.fixture
def combining(db: None) -> Room:
    room = open_room(Stage.COMBINE, photos=6)
    mini(room)
    return room


def propose(room: Room) -> Board:
    consensus.propose(actor=room.leading)
    return Board.objects.get(workshop=room.workshop, group=None)


def again(room: Room) -> sharing.Laid:
    """The tables' sorts as they are now, laid anew."""
    board = Board.objects.get(workshop=room.workshop, group=None)
    return sharing.put_on(board, sharing.work_out(sharing.read(board), with_stability=True))


def move(room: Room, numbers: list[int], to: int | None) -> None:
    by_hand(room, Board.objects.get(workshop=room.workshop, group=None), numbers, to)


def cluster_of(room: Room, number: int) -> Cluster:
    return Cluster.objects.get(board__group=None, placements__photo=room.photos[number])


def test_the_worked_example_is_laid_with_the_tables_names(combining: Room) -> None:
    board = propose(combining)
    assert shared(combining) == [("Water", [0, 1, 2]), ("Match", [3]), ("Making", [4, 5])]
    water = cluster_of(combining, 0)
    assert water.also_called[0] == {"name": "Water", "tables": [1, 3]}
    assert {one["name"] for one in water.also_called} == {"Water", "The lake", "Lake", "Paths", "Walks"}
    assert board.proposal["held"] == [
        [[f"p{p.pk}" for p in combining.photos[:3]], 2],
        [[f"p{combining.photos[3].pk}"], 1],
        [[f"p{p.pk}" for p in combining.photos[4:]], 3],
    ]
    assert (board.proposal["rounds"], board.proposal["recommended"]) == (4, 3)


def test_laying_the_same_again_changes_nothing_at_all(combining: Room) -> None:
    propose(combining)
    before = list(Placement.objects.order_by("pk").values_list())
    laid = again(combining)
    assert (laid.changed, laid.gone) == (set(), [])
    assert list(Placement.objects.order_by("pk").values_list()) == before


def test_only_what_moves_gets_a_new_rev(combining: Room) -> None:
    board = propose(combining)
    Placement.objects.filter(board__group=combining.groups[0], photo=combining.photos[2]).delete()
    Placement.objects.filter(board__group=combining.groups[2], photo=combining.photos[2]).delete()
    revs = dict(board.placements.values_list("photo", "rev"))
    again(combining)
    now = dict(board.placements.values_list("photo", "rev"))
    moved = {photo for photo in now if now[photo] != revs[photo]}
    assert moved == {combining.photos[2].pk}
    assert shared(combining) == [("Water", [0, 1]), ("Paths", [2, 3]), ("Making", [4, 5])]


def test_a_photo_moved_by_hand_stays_beside_its_new_neighbours(combining: Room) -> None:
    propose(combining)
    move(combining, [3], cluster_of(combining, 0).pk)
    again(combining)
    assert [0, 1, 2, 3] in [numbers for _name, numbers in shared(combining)]
    moved = Placement.objects.get(board__group=None, photo=combining.photos[3])
    assert moved.by_hand
    # The tables change their minds about the neighbours: two of them now lie with the makers.
    for table in (1, 2, 3, 4):
        sort(combining, table, {"New": [1, 2, 5]})
    again(combining)
    home = cluster_of(combining, 3)
    lying = {combining.photos.index(one.photo) for one in home.placements.select_related("photo")}
    assert {1, 2, 3} <= lying


def test_a_cluster_made_by_hand_keeps_its_photos_and_its_id(combining: Room) -> None:
    board = propose(combining)
    made = put_together(combining, board, [0, 5], "Two")
    again(combining)
    again(combining)
    assert ("Two", [0, 5]) in shared(combining)
    assert cluster_of(combining, 5).pk == made.data["cluster"]
    assert [1, 2] in [numbers for _name, numbers in shared(combining)]


def test_what_people_took_out_stays_out_until_they_put_it_back(combining: Room) -> None:
    propose(combining)
    move(combining, [3], None)
    again(combining)
    assert [3] not in [numbers for _name, numbers in shared(combining)]
    move(combining, [3], cluster_of(combining, 4).pk)
    again(combining)
    assert [3, 4, 5] in [numbers for _name, numbers in shared(combining)]


def test_a_photo_that_no_table_placed_stays_where_a_person_put_it(combining: Room) -> None:
    late = combining.photo(combining.people[0])
    propose(combining)
    move(combining, [6], cluster_of(combining, 4).pk)
    again(combining)
    assert [4, 5, 6] in [numbers for _name, numbers in shared(combining)]
    assert Placement.objects.get(board__group=None, photo=late).by_hand


def test_a_name_that_people_gave_is_kept_and_another_cluster_does_not_take_it(combining: Room) -> None:
    board = propose(combining)
    making = cluster_of(combining, 4)
    boards.rename(actor=combining.leading, board_id=board.pk, cluster_id=making.pk, name="Water")
    again(combining)
    assert [name for name, _numbers in shared(combining)] == ["The lake", "Match", "Water"]


def test_one_name_is_given_to_one_cluster(combining: Room) -> None:
    Cluster.objects.filter(board__group__isnull=False).update(name="Here")
    propose(combining)
    assert sorted(name for name, _numbers in shared(combining)) == ["", "", "Here"]


def test_an_accepted_cluster_stays_photo_for_photo_and_the_rest_waits(combining: Room) -> None:
    board = propose(combining)
    water = cluster_of(combining, 0)
    accepting.accept(actor=combining.leading, cluster_id=water.pk)
    late = combining.photo(combining.people[0])
    for table in (1, 2, 3, 4):
        pile = Cluster.objects.filter(
            board__group=combining.groups[table - 1], placements__photo=combining.photos[0]
        )
        Placement.objects.create(board=pile[0].board, cluster=pile[0], photo=late)
    again(combining)
    board.refresh_from_db()
    assert shared(combining)[0] == ("Water", [0, 1, 2])
    assert board.proposal["waiting"] == [[f"p{late.pk}", water.pk]]
    assert not Placement.objects.filter(board=board, photo=late).exists()
    accepting.accept(actor=combining.leading, cluster_id=water.pk, on=False)
    again(combining)
    assert shared(combining)[0] == ("Water", [0, 1, 2, 6])


def test_fewer_clusters_take_nothing_from_what_lies_beside_an_accepted_one(combining: Room) -> None:
    propose(combining)
    accepting.accept(actor=combining.leading, cluster_id=cluster_of(combining, 0).pk)
    consensus.choose_clusters(actor=combining.leading, clusters=2)
    assert [numbers for _name, numbers in shared(combining)] == [[0, 1, 2], [3, 4, 5]]
    consensus.choose_clusters(actor=combining.leading, clusters=1)
    assert [numbers for _name, numbers in shared(combining)] == [[0, 1, 2], [3, 4, 5]]


def test_a_copy_stays_where_a_person_put_it(combining: Room) -> None:
    board = propose(combining)
    Placement.objects.create(
        board=board, cluster=cluster_of(combining, 0), photo=combining.photos[4], rev=9, copy=1
    )
    again(combining)
    assert [numbers for _name, numbers in shared(combining)] == [[0, 1, 2, 4], [3], [4, 5]]
    assert Placement.objects.filter(board=board, photo=combining.photos[4]).count() == 2


def test_a_withdrawn_photo_is_laid_no_more_and_a_hidden_one_comes_back(combining: Room) -> None:
    propose(combining)
    visibility.withdraw(actor=combining.actor(combining.people[0]), photo_id=combining.photos[4].pk)
    again(combining)
    assert [5] in [numbers for _name, numbers in shared(combining)]
    visibility.hide(actor=combining.leading, photo_id=combining.photos[3].pk)
    again(combining)
    assert all(3 not in numbers for _name, numbers in shared(combining))
    visibility.show(actor=combining.leading, photo_id=combining.photos[3].pk)
    again(combining)
    assert any(3 in numbers for _name, numbers in shared(combining))


def test_a_named_cluster_that_lost_all_its_photos_stays_for_people_to_decide(combining: Room) -> None:
    board = propose(combining)
    match = cluster_of(combining, 3)
    boards.rename(actor=combining.leading, board_id=board.pk, cluster_id=match.pk, name="The match")
    Placement.objects.filter(board__group__isnull=False, photo=combining.photos[3]).delete()
    again(combining)
    assert ("The match", []) in shared(combining)


@pytest.mark.parametrize(
    ("piles", "expected"),
    [
        ([{"All": [0, 1, 2, 3]}] * 2, [[0, 1, 2, 3]]),
        ([{"a": [0], "b": [1], "c": [2]}] * 2, [[0], [1], [2]]),
        ([{"Same": [0, 1], "Same ": [2, 3]}, {"x": [0, 1], "y": [2, 3]}], [[0, 1], [2, 3]]),
    ],
)
def test_all_in_one_pile_each_alone_and_two_piles_of_one_name(db: None, piles: list, expected: list) -> None:
    room = open_room(Stage.COMBINE, photos=4)
    for table, those in enumerate(piles, start=1):
        sort(room, table, those)
    propose(room)
    assert [numbers for _name, numbers in shared(room)] == expected


def test_a_theme_is_a_card_like_another(combining: Room) -> None:
    lake, craft, lone = (theme(combining, word, combining.photos[0]) for word in ("Lake", "Craft", "Lone"))
    for table in (1, 2, 3, 4):
        board = Board.objects.get(group=combining.groups[table - 1])
        for word, number in ((lake, 0), (craft, 4)):
            pile = Cluster.objects.get(board=board, placements__photo=combining.photos[number])
            Placement.objects.create(board=board, cluster=pile, theme=word, order=9)
    propose(combining)
    assert shared(combining) == [("Water", [0, 1, 2]), ("Match", [3]), ("Making", [4, 5])]
    lying = dict(
        Placement.objects.filter(board__group=None, photo=None).values_list("theme", "cluster__name")
    )
    assert lying == {lake.pk: "Water", craft.pk: "Making"}
    Placement.objects.filter(board__group=None, theme=craft).update(
        cluster=cluster_of(combining, 0), by_hand=True
    )
    again(combining)
    assert cluster_of(combining, 0).placements.filter(theme=craft).exists()
    assert not Placement.objects.filter(board__group=None, theme=lone).exists()


def test_a_new_cluster_stands_beside_the_one_it_is_most_like(combining: Room) -> None:
    propose(combining)
    accepting.accept(actor=combining.leading, cluster_id=cluster_of(combining, 4).pk)
    Cluster.objects.filter(board__group=None, accepted=True).update(order=9)
    consensus.choose_clusters(actor=combining.leading, clusters=5)
    assert [numbers for _name, numbers in shared(combining)] == [[0, 1], [2], [3], [4, 5]]
    consensus.choose_clusters(actor=combining.leading, clusters=None)
    assert [numbers for _name, numbers in shared(combining)] == [[0, 1, 2], [3], [4, 5]]
