"""Votes: one row per person, cluster and lens, of one or two dots: the last wall behind the action."""

import pytest
from django.db import IntegrityError, transaction

from places.enums import Lens
from places.models import Vote
from tests.rooms import open_room
from tests.shared_boards import share


def test_the_database_refuses_a_third_dot_and_a_second_row(db: None) -> None:
    room = open_room(photos=1)
    cluster = share(room, "Water")[0]
    of = {"workshop": room.workshop, "participant": room.people[0], "cluster": cluster}
    assert str(Vote.objects.create(lens=Lens.UNIQUE, dots=2, **of)) == "2 unique"
    for lens, dots in ((Lens.UNIQUE, 1), (Lens.ENERGY, 3), (Lens.ENERGY, 0)):
        with pytest.raises(IntegrityError), transaction.atomic():
            Vote.objects.create(lens=lens, dots=dots, **of)
