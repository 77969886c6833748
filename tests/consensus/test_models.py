"""Votes for names."""

import pytest
from django.db import IntegrityError

from places.models import NameVote
from tests.builders.rooms import Room
from tests.builders.shared_boards import share


def test_one_name_for_each_person_and_cluster(room: Room) -> None:
    room.photo(room.people[0])
    water, match = share(room, "Water", "Match")
    for cluster in (water, match):
        vote = NameVote.objects.create(cluster=cluster, participant=room.people[0], name="Lake")
    assert str(vote) == "Lake"
    with pytest.raises(IntegrityError):
        NameVote.objects.create(cluster=water, participant=room.people[0], name="Sea")
