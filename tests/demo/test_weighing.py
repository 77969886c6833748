"""The demo's people weigh as people do: most give all their dots, one gives none, tables cast a ballot."""

import pytest

from places.demo.weighing import Liked, weigh
from places.enums import Lens, Subject
from places.models import Ballot, Stance, Vote
from places.weighing.queries.tallies import tally
from places.workshops.queries.workshops import by_id
from tests.builders.rooms import Room
from tests.builders.weighing import clusters, crowded


@pytest.fixture
def weighed(db: None) -> Room:
    room = crowded(6, 6, 6, 6)
    felt = {"Lake": (10, 10, 2), "Match": (10, 1, 9), "Paths": (1, 3, 1)}
    liking = {
        cluster.pk: Liked(cluster.name, dict(zip(Lens, felt[cluster.name], strict=True)))
        for cluster in clusters(room)
    }
    weigh(by_id(room.workshop.pk), [room.actor(person) for person in room.people], liking)
    return room


def test_dots_stances_an_abstention_and_table_ballots(weighed: Room) -> None:
    counted = tally(weighed.workshop.pk, Subject.CLUSTERS)
    assert (counted.turnout.opened, counted.turnout.voted, counted.table_ballots) == (22, 21, 3)
    assert {vote.dots for vote in Vote.objects.all()} == {1, 2}
    assert 40 < Stance.objects.count() < 63
    assert Ballot.objects.count() == 25


def test_what_is_liked_more_gets_more_and_nobody_is_of_one_mind(weighed: Room) -> None:
    counted = tally(weighed.workshop.pk, Subject.CLUSTERS)
    lake, match, paths = clusters(weighed)
    chosen = {
        lens: [sum(counted.people_of(lens, cluster.pk)) for cluster in (lake, match, paths)] for lens in Lens
    }
    assert chosen == {
        Lens.UNIQUE: [17, 20, 4],
        Lens.BELONGING: [21, 5, 13],
        Lens.ENERGY: [11, 21, 7],
    }
