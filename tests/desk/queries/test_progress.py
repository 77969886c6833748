"""How far a room is: counted in a constant number of queries, and never of another room."""

from typing import Any

from places.consensus.actions import proposing
from places.desk.queries.progress import Combining, combining, writing
from places.enums import PhotoState, Stage
from places.models import Photo
from tests.builders.rooms import Room, open_room
from tests.builders.shared_boards import share
from tests.builders.tables import mini
from tests.builders.visions import open_vision


def test_boards_from_nothing_to_a_proposal(db: None, django_assert_num_queries: Any) -> None:
    room, other = open_room(Stage.COMBINE, photos=6), open_room(Stage.COMBINE, photos=3)
    share(other, "Shielders")
    found = combining(room.workshop.pk)
    assert (found.sorting, found.tables, found.has_piles, bool(found.missing)) == (0, 2, False, True)
    mini(room)
    proposing.propose(actor=room.leading)
    with django_assert_num_queries(9):
        found = combining(room.workshop.pk)
    assert found == Combining(4, 4, "", True, False, 4, 2, 1)
    assert found.sentence == "2 piles from 4 tables; 1 picture stands alone."


def test_a_board_made_by_hand_without_hidden_pictures(room: Room) -> None:
    for number in range(4):
        room.photo(room.people[number])
    share(room, "Water", "Match")
    assert combining(room.workshop.pk).sentence == "2 piles."
    Photo.objects.filter(pk__in=[room.photos[0].pk, room.photos[2].pk]).update(state=PhotoState.HIDDEN)
    assert combining(room.workshop.pk).sentence == "1 pile."


def test_a_text_with_its_headline(db: None, django_assert_max_num_queries: Any) -> None:
    room = open_vision()
    with django_assert_max_num_queries(6):
        found = writing(room.workshop.pk)
    assert (found.sentences, found.headline, found.open_round) == (4, "Light that calls", None)
    assert found.sentence == "The headline is “Light that calls”. The text has 4 sentences."
