"""Contested cards: those that tables put into different clusters."""

import pytest

from places.cards import PHOTO, Card
from places.consensus.actions import accepting, proposing
from places.consensus.queries.shared_board import combined
from places.enums import Stage
from places.models import Board, Cluster, Placement
from tests.builders.boards import theme
from tests.builders.rooms import Room, open_room
from tests.builders.tables import mini, move


@pytest.fixture
def combining(db: None) -> Room:
    room = open_room(Stage.COMBINE, photos=6)
    mini(room)
    proposing.propose(actor=room.leading)
    return room


def test_a_contested_photo_stands_between_its_clusters_with_who_is_on_which_side(combining: Room) -> None:
    _water, match, _making = combined(combining.workshop.pk).clusters
    [one] = match.inside
    assert one.card.photo == combining.photos[3].pk
    assert one.sentence == "A bridge between “Match” and “Water”"
    assert [(side.title, [table.number for table in side.tables]) for side in one.sides] == [
        ("Making", [1]),
        ("Water", [2]),
        ("On its own", [3]),
    ]
    assert one.card.card == Card(PHOTO, combining.photos[3].pk)
    assert (match.is_lone, match.border, match.away) == (True, (), frozenset())
    assert [each.is_contested for each in match.pictures] == [True]


def test_it_is_contested_no_more_once_somebody_has_decided(combining: Room) -> None:
    match = Cluster.objects.get(board__group=None, name="Match")
    accepting.accept(actor=combining.leading, cluster_id=match.pk)
    assert not any(one.border or one.inside for one in combined(combining.workshop.pk).clusters)
    accepting.accept(actor=combining.leading, cluster_id=match.pk, on=False)
    water = Cluster.objects.get(board__group=None, name="Water")
    move(combining, water.board, [3], water.pk)
    found = combined(combining.workshop.pk)
    assert not any(one.border or one.inside for one in found.clusters)
    assert found.clusters[0].by_hand == 1
    assert found.clusters[0].holds == ""


def test_a_photo_that_waits_for_an_accepted_cluster_is_shown_beside_it(combining: Room) -> None:
    water = Cluster.objects.get(board__group=None, name="Water")
    accepting.accept(actor=combining.leading, cluster_id=water.pk)
    late = combining.photo(combining.people[0])
    for board in Board.objects.filter(group__isnull=False):
        pile = board.clusters.order_by("order")[0]
        Placement.objects.create(board=board, cluster=pile, photo=late)
    proposing.propose(actor=combining.leading)
    found = combined(combining.workshop.pk)
    assert found.clusters[0].border[-1].sentence == "The tables would put this with “Water”"
    assert [card.photo for card in found.shared.tray] == [late.pk]


def test_themes_are_in_their_clusters_and_among_the_contested_cards(combining: Room) -> None:
    lake = theme(combining, "Lake", combining.photos[0])
    for group, number in zip(combining.groups, (0, 5, 3, 2), strict=True):
        pile = Cluster.objects.get(board__group=group, placements__photo=combining.photos[number])
        Placement.objects.create(board_id=pile.board_id, cluster=pile, theme=lake, order=9)
    proposing.propose(actor=combining.leading)
    found = combined(combining.workshop.pk)
    home = next(one for one in found.clusters if one.cluster.themes)
    assert [card.name for card in home.cluster.themes] == ["Lake"]
    [border] = [
        each
        for one in found.clusters
        for each in (*one.border, *one.inside)
        if each.card.card.theme == lake.pk
    ]
    assert [(side.title, [table.number for table in side.tables]) for side in border.sides] == [
        ("Water", [1, 4]),
        ("Making", [2]),
        ("Paths", [3]),
    ]
