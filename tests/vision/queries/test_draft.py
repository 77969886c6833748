"""Clusters as the first draft needs them."""

import pytest

from places.enums import Lens, PhotoAudience, Stage
from places.models import Cluster, Participant
from places.vision.queries.draft import facets
from places.weighing.actions import votes
from tests.builders.rooms import Room, open_room
from tests.builders.shared_boards import share


def test_essence_and_a_story_to_hear_come_from_the_dots_of_every_table(room: Room) -> None:
    room.at(Stage.WEIGH)
    for number in range(16):
        person = Participant.objects.create(
            workshop=room.workshop,
            group=room.groups[number % 2],
            first_name=f"P{number}",
            name_key=f"p{number}",
            return_digest=str(number),
        )
        room.people.append(person)
    room.photo(room.people[0])
    room.photo(room.people[2])
    water, match = share(room, "Water", "Match")
    for person in room.people:
        actor = room.actor(person)
        votes.cast(actor=actor, cluster_id=water.pk, lens=Lens.UNIQUE, dots=1)
        votes.cast(actor=actor, cluster_id=match.pk, lens=Lens.UNIQUE, dots=1)
        votes.cast(actor=actor, cluster_id=water.pk, lens=Lens.BELONGING, dots=2)
    votes.reveal(actor=room.leading)
    found = facets(room.workshop.pk)
    assert [(facet.label, facet.quadrant) for facet in found] == [("Water", "essence"), ("Match", "story")]
    assert found[0].unique == found[0].belonging == pytest.approx(11 / 12)


def test_people_tables_shares_and_quotes(other_room: Room, django_assert_num_queries) -> None:
    room = open_room(Stage.WEIGH)
    room.photo(room.people[0], "The lake.", belonging="When I swam.", audience=PhotoAudience.REPORT)
    room.photo(room.people[2], "The match.")
    room.photo(room.people[3], "The ferry.")
    water, match = share(room, "Water", "Match")
    Cluster.objects.create(board=water.board, name="Nothing in it")
    share(other_room, "Shielders")
    votes.cast(actor=room.actor(room.people[0]), cluster_id=water.pk, lens=Lens.ENERGY, dots=2)
    votes.cast(actor=room.actor(room.people[1]), cluster_id=match.pk, lens=Lens.ENERGY, dots=1)
    assert {facet.energy for facet in facets(room.workshop.pk)} == {None}
    votes.reveal(actor=room.leading)
    assert {facet.energy for facet in facets(room.workshop.pk)} == {
        None
    }  # of two people nobody sees a number
    votes.hide(actor=room.leading)
    votes.cast(actor=room.actor(room.people[2]), cluster_id=match.pk, lens=Lens.ENERGY, dots=1)
    votes.reveal(actor=room.leading)
    with django_assert_num_queries(9):
        found = facets(room.workshop.pk)
    assert [(facet.key, facet.label) for facet in found] == [(water.pk, "Water"), (match.pk, "Match")]
    lake = found[0]
    assert list(lake.people) == [room.people[0].pk, room.people[3].pk]
    assert list(lake.tables) == [room.groups[0].pk, room.groups[1].pk]
    assert (lake.energy, lake.belonging, lake.unique, lake.quadrant) == (0.4, 0.2, 0.2, "close")
    assert [(quote.text, quote.consent) for quote in lake.quotes] == [
        ("The lake.", True),
        ("When I swam.", True),
        ("The ferry.", False),
    ]
