"""Boards: one shared, one per table; a photo once in a cluster, and in two clusters if people wish."""

import pytest
from django.db import IntegrityError, transaction

from places.models import Board, Placement
from tests.rooms import open_room
from tests.shared_boards import share


def test_one_shared_board_and_a_photo_once_per_cluster(db: None) -> None:
    room = open_room(photos=1)
    water, match = share(room, "Water", "")
    assert (str(water), str(match)) == ("Water", f"cluster {match.pk}")
    with pytest.raises(IntegrityError), transaction.atomic():
        Board.objects.create(workshop=room.workshop)
    place = {"board": water.board, "photo": room.photos[0]}
    Placement.objects.create(cluster=match, **place)
    with pytest.raises(IntegrityError), transaction.atomic():
        Placement.objects.create(cluster=match, **place)
