"""The combine page's facts."""

import pytest

from places.actions import accepting, consensus
from places.cards import PHOTO, Card
from places.enums import Stage
from places.models import Board, Cluster, Placement
from places.queries.combine import combined, is_working, what_is_missing
from tests.boards import theme
from tests.rooms import Room, open_room
from tests.tables import mini, move


@pytest.fixture
def combining(db: None) -> Room:
    room = open_room(Stage.COMBINE, photos=6)
    mini(room)
    consensus.propose(actor=room.leading)
    return room


def test_the_reasons_of_the_worked_example(combining: Room) -> None:
    found = combined(combining.workshop.pk)
    water, match, making = found.clusters
    assert water.agreement.sentence == "2 of 4 tables that saw these put them together"
    assert [stand.sentence for stand in water.agreement.symbols][:2] == [
        "Table 1 put them together",
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


def test_a_contested_photo_stands_between_its_clusters_with_who_is_on_which_side(combining: Room) -> None:
    _water, match, _making = combined(combining.workshop.pk).clusters
    [one] = [border for cluster in combined(combining.workshop.pk).clusters for border in cluster.border]
    assert one.card.photo == combining.photos[3].pk
    assert one.sentence == "A bridge between “Match” and “Water”"
    assert [(side.title, [table.number for table in side.tables]) for side in one.sides] == [
        ("Making", [1]),
        ("Water", [2]),
        ("On its own", [3]),
    ]
    assert match.contested == {Card(PHOTO, combining.photos[3].pk)}


def test_it_is_contested_no_more_once_somebody_has_decided(combining: Room) -> None:
    match = Cluster.objects.get(board__group=None, name="Match")
    accepting.accept(actor=combining.leading, cluster_id=match.pk)
    assert not any(one.border for one in combined(combining.workshop.pk).clusters)
    accepting.accept(actor=combining.leading, cluster_id=match.pk, on=False)
    water = Cluster.objects.get(board__group=None, name="Water")
    move(combining, water.board, [3], water.pk)
    found = combined(combining.workshop.pk)
    assert not any(one.border for one in found.clusters)
    assert found.clusters[0].by_hand == {Card(PHOTO, combining.photos[3].pk)}
    assert found.clusters[0].holds == ""


def test_a_photo_that_waits_for_an_accepted_cluster_stands_at_its_border(combining: Room) -> None:
    water = Cluster.objects.get(board__group=None, name="Water")
    accepting.accept(actor=combining.leading, cluster_id=water.pk)
    late = combining.photo(combining.people[0])
    for board in Board.objects.filter(group__isnull=False):
        pile = board.clusters.order_by("order")[0]
        Placement.objects.create(board=board, cluster=pile, photo=late)
    consensus.propose(actor=combining.leading)
    found = combined(combining.workshop.pk)
    assert found.clusters[0].border[-1].sentence == "The tables would put this with “Water”"
    assert [card.photo for card in found.shared.tray] == [late.pk]


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
    with django_assert_num_queries(16):
        combined(combining.workshop.pk)
    consensus.choose_clusters(actor=combining.leading, clusters=6)
    with django_assert_num_queries(16):
        combined(combining.workshop.pk)


def test_themes_stand_in_their_clusters_and_on_the_borders(combining: Room) -> None:
    lake = theme(combining, "Lake", combining.photos[0])
    for group, number in zip(combining.groups, (0, 5, 3, 2), strict=True):
        pile = Cluster.objects.get(board__group=group, placements__photo=combining.photos[number])
        Placement.objects.create(board_id=pile.board_id, cluster=pile, theme=lake, order=9)
    consensus.propose(actor=combining.leading)
    found = combined(combining.workshop.pk)
    home = next(one for one in found.clusters if one.cluster.themes)
    assert [card.name for card in home.cluster.themes] == ["Lake"]
    [border] = [each for one in found.clusters for each in one.border if each.card.card.theme == lake.pk]
    assert [(side.title, [table.number for table in side.tables]) for side in border.sides] == [
        ("Water", [1, 4]),
        ("Making", [2]),
        ("Paths", [3]),
    ]
