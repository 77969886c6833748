"""Pictures that stand alone are shown in the result, wherever they lie."""

from places.boards.actions import piles
from places.enums import Subject
from places.weighing.queries.items import items
from places.weighing.queries.lone_pictures import lone_pictures
from tests.builders.boards import board_of, seen, sorting_room
from tests.builders.rooms import Room
from tests.builders.shared_boards import share


def test_in_a_cluster_or_in_none(db: None, other_room: Room, django_assert_num_queries) -> None:
    room = sorting_room(3)
    board, mira = board_of(room), room.actor(room.people[0])
    for photo in room.photos[:2]:
        piles.stand_alone(actor=mira, board_id=board.pk, cards=seen(board, photo))
    (water,) = share(room, "Water")
    clusters = items(room.workshop.pk, Subject.CLUSTERS)
    with django_assert_num_queries(1):
        found = lone_pictures(room.workshop.pk, clusters)
    assert [(one.photo.photo, one.photo.label) for one in found] == [
        (photo.pk, photo.essence) for photo in room.photos[:2]
    ]
    assert {one.sentence for one in found} == {"One table let this stand alone"}
    water.placements.filter(photo=room.photos[0]).delete()
    clusters = items(room.workshop.pk, Subject.CLUSTERS)
    with django_assert_num_queries(2):
        assert lone_pictures(room.workshop.pk, clusters) == found
    assert lone_pictures(other_room.workshop.pk, []) == ()
