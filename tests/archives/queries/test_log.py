"""The activity log in an archive."""

from places.archives.queries.log import activities, line_data, steps
from places.archives.queries.numbers import numbers
from places.enums import Kind
from places.models import Activity
from tests.builders.archived import full_room


def test_numbers_in_place_of_ids(db: None) -> None:
    room = full_room(8)
    known = numbers(room.workshop.pk)
    photo, table = room.photos[1].pk, room.groups[2].pk
    data = {
        "photo": photo,
        "photos": [photo, 10**9],
        "tables": [table],
        "before": "share",
        "secret": 7,
        "on": True,
    }
    told = {"photo": 2, "photos": [2], "tables": [3], "before": "share", "on": True}
    assert line_data(str(Kind.STAGE_MOVED), data, known) == told
    assert line_data("x", {"before": table, "rev": True, "cards": 12}, known) == {"before": 3, "rev": True}


def test_who_answered_in_secret_is_left_out(db: None) -> None:
    room = full_room(8)
    for kind in (Kind.VOTED, Kind.THEME_ADDED):
        Activity.record(room.actor(room.people[0]), kind)
    last = activities(room.workshop.pk, numbers(room.workshop.pk))[-2:]
    assert [(line["kind"], line["person"]) for line in last] == [("voted", None), ("theme_added", 1)]
    assert not {"key", "leader"} & last[0].keys()


def test_moves_of_cards() -> None:
    line = ["p4", [7, 1, 2.0], None]
    assert steps([line], lambda _card: "p1", lambda pile: pile + 1) == [["p1", [8, 1, 2.0], None]]
    assert steps([line], lambda _card: None, lambda pile: pile) == []
    assert steps([line], lambda card: card, lambda _pile: None) == [["p4", None, None]]
