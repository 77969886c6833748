"""Boards: one shared, one per table; a photo or a theme once in a cluster, and in two clusters as a copy."""

import pytest
from django.db import IntegrityError, transaction

from places.cards import Card, Position
from places.models import Board, Cluster, Placement
from tests.builders.boards import theme
from tests.builders.rooms import open_room
from tests.builders.shared_boards import share


def refused(**fields: object) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Placement.objects.create(**fields)


def test_one_shared_board_and_a_photo_once_per_cluster(db: None) -> None:
    room = open_room(photos=1)
    water, match = share(room, "Water", "")
    assert (str(water), str(match)) == ("Water", f"cluster {match.pk}")
    with pytest.raises(IntegrityError), transaction.atomic():
        Board.objects.create(workshop=room.workshop)
    place = {"board": water.board, "photo": room.photos[0]}
    refused(cluster=match, **place)
    copy = Placement.objects.create(cluster=match, copy=1, **place)
    assert copy.card == Card("p", room.photos[0].pk, 1)
    assert str(copy) == f"p{room.photos[0].pk}.1 in {match.pk}"
    refused(cluster=match, copy=2, **place)


def test_a_placement_is_of_a_photo_or_of_a_theme(db: None) -> None:
    room = open_room(photos=1)
    (water,) = share(room, "Water")
    word = theme(room, "Lake", room.photos[0])
    refused(board=water.board, cluster=water)
    refused(board=water.board, cluster=water, photo=room.photos[0], theme=word, copy=5)
    placed = Placement.objects.create(board=water.board, cluster=water, theme=word)
    assert placed.card == Card("t", word.pk)
    refused(board=water.board, cluster=water, theme=word, copy=1)


def test_clusters_that_have_gone_do_not_stand(db: None) -> None:
    room = open_room()
    share(room, "Water", "Match")
    Cluster.objects.filter(name="Match").update(gone=True)
    assert [cluster.name for cluster in Cluster.objects.standing()] == ["Water"]


def test_where_a_placement_lies(db: None) -> None:
    room = open_room(photos=1)
    (water,) = share(room, "Water")
    assert Placement.objects.get(cluster=water).place == Position(water.pk, 1, 0.0)
