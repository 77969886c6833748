"""Clusters as the first draft needs them."""

from places.actions import votes
from places.enums import Audience, Lens, Stage
from places.models import Cluster
from places.queries.facets import facets
from tests.rooms import Room, open_room
from tests.shared_boards import share


def test_people_tables_shares_and_quotes(other_room: Room, django_assert_num_queries) -> None:
    room = open_room(Stage.WEIGH)
    room.photo(room.people[0], "The lake.", belonging="When I swam.", audience=Audience.REPORT)
    room.photo(room.people[2], "The match.")
    room.photo(room.people[3], "The ferry.")
    water, match = share(room, "Water", "Match")
    Cluster.objects.create(board=water.board, name="Nothing in it")
    share(other_room, "Shielders")
    votes.cast(actor=room.actor(room.people[0]), cluster_id=water.pk, lens=Lens.ENERGY, dots=2)
    votes.cast(actor=room.actor(room.people[1]), cluster_id=match.pk, lens=Lens.ENERGY, dots=1)
    with django_assert_num_queries(6):
        found = facets(room.workshop.pk)
    assert [(facet.key, facet.label) for facet in found] == [(water.pk, "Water"), (match.pk, "Match")]
    lake = found[0]
    assert list(lake.people) == [room.people[0].pk, room.people[3].pk]
    assert list(lake.tables) == [room.groups[0].pk, room.groups[1].pk]
    assert (lake.energy, lake.belonging, lake.unique) == (2 / 3, None, None)
    assert [(quote.text, quote.consent) for quote in lake.quotes] == [
        ("The lake.", True),
        ("When I swam.", True),
        ("The ferry.", False),
    ]
