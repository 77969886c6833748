"""The stations: pile by pile, then what stands alone, then the rest; each once, and only by consent."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from places.enums import PhotoAudience, PhotoState, Stage
from places.exhibition.queries.stations import exhibition
from places.models import Board, Cluster, Photo, Placement
from tests.builders.rooms import Room, open_room
from tests.builders.shared_boards import share

REPORT = PhotoAudience.REPORT


def furnished() -> Room:
    room = open_room(Stage.COMBINE)
    for number, person in enumerate(room.people * 2):
        room.photo(person, f"Words {number}", audience=PhotoAudience.ROOM if number == 1 else REPORT)
    return room


def told(room: Room) -> list[tuple[str, list[tuple[int, str]]]]:
    return [
        (section.name, [(each.number, each.voice.essence) for each in section.stations])
        for section in exhibition(room.workshop.pk).sections
    ]


def test_in_the_order_of_the_shared_board_then_alone_then_the_rest(db: None) -> None:
    room = furnished()
    share(room, "Water", "Match")
    shared = Board.objects.get(workshop=room.workshop, group=None)
    Placement.objects.filter(board=shared).exclude(photo__in=room.photos[:5]).delete()
    own = Board.objects.get_or_create(workshop=room.workshop, group=room.groups[0])[0]
    lone = Cluster.objects.create(board=own, order=90, is_alone=True)
    Placement.objects.create(board=own, cluster=lone, photo=room.photos[6], order=1)
    found = told(room)
    assert [name for name, _stations in found][-2:] == ["These stand alone, and matter", "Also brought"]
    assert found[-2][1] == [(5, "Words 6")]
    assert found[-1][1] == [(6, "Words 5"), (7, "Words 7")]
    numbers = [number for _name, stations in found for number, _words in stations]
    words = [said for _name, stations in found for _number, said in stations]
    assert numbers == list(range(1, 8))
    assert sorted(words) == [f"Words {number}" for number in (0, 2, 3, 4, 5, 6, 7)]
    assert exhibition(room.workshop.pk).not_shown == 1


def test_the_way_from_one_to_the_next(db: None) -> None:
    room = furnished()
    first, second = room.photos[0], room.photos[2]
    found = exhibition(room.workshop.pk)
    before, here, after = found.around(second.pk)
    assert (before.id, here.number, after.id) == (first.pk, 2, room.photos[3].pk)
    assert found.around(first.pk)[0] is None
    assert found.around(room.photos[7].pk)[2] is None
    assert (found.around(room.photos[1].pk), found.around(0)) == (None, None)


def test_none_and_as_many_queries_for_many(db: None) -> None:
    empty = open_room(Stage.CLOSE)
    assert (exhibition(empty.workshop.pk).stations, exhibition(empty.workshop.pk).not_shown) == ((), 0)
    room = furnished()
    share(room, "Water")
    with CaptureQueriesContext(
        connection,
    ) as few:
        exhibition(room.workshop.pk)
    for person in room.people * 3:
        room.photo(person, audience=REPORT)
    with CaptureQueriesContext(connection) as many:
        exhibition(room.workshop.pk)
    assert len(few) == len(many)
    Photo.objects.filter(workshop=room.workshop).update(state=PhotoState.WITHDRAWN)
    assert exhibition(room.workshop.pk).stations == ()
