"""Numbers of an archive."""

from places.archives.queries.numbers import numbers
from places.cards import PHOTO, Card
from tests.builders.rooms import open_room


def test_rows_are_counted_from_one_in_the_order_in_which_they_were_made(db: None) -> None:
    open_room(photos=3)
    room = open_room(photos=3)
    started = room.photo(room.people[0], state="started")
    known = numbers(room.workshop.pk)
    assert [known.photos[photo.pk] for photo in room.photos[:3]] == [1, 2, 3]
    assert started.pk not in known.photos
    assert known.written_card(f"p{room.photos[1].pk}.2") == "p2.2"
    assert known.card(Card(PHOTO, started.pk)) is None
    assert known.written_card(["p1"]) is None
    assert list(known.tables.values()) == [1, 2]
