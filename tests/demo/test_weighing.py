"""The demo's people weigh as people do: most give all their dots, one gives none, tables cast a ballot."""

from places.demo.weighing import weigh
from places.enums import Lens, Subject
from places.models import Ballot, Stance, Vote
from places.weighing.queries.tallies import tally
from places.workshops.queries.workshops import by_id
from tests.builders.weighing import clusters, crowded


def test_dots_stances_an_abstention_and_table_ballots(db: None) -> None:
    room = crowded(6, 6, 6, 6)
    lake, match, paths = clusters(room)
    liking = {
        lake.pk: {Lens.UNIQUE: 10, Lens.BELONGING: 10, Lens.ENERGY: 2},
        match.pk: {Lens.UNIQUE: 10, Lens.BELONGING: 1, Lens.ENERGY: 9},
        paths.pk: {Lens.UNIQUE: 0, Lens.BELONGING: 3, Lens.ENERGY: 1},
    }
    room.at("weigh")
    weigh(by_id(room.workshop.pk), [room.actor(person) for person in room.people], liking)
    counted = tally(room.workshop.pk, Subject.CLUSTERS)
    assert (counted.turnout.opened, counted.turnout.voted, counted.table_ballots) == (22, 21, 3)
    assert sum(counted.people_of(Lens.UNIQUE, lake.pk)) > sum(counted.people_of(Lens.UNIQUE, paths.pk))
    assert {vote.dots for vote in Vote.objects.all()} == {1, 2}
    assert 40 < Stance.objects.count() < 63
    weigh(by_id(room.workshop.pk), [room.actor(person) for person in room.people], liking)
    assert Ballot.objects.count() == 25
