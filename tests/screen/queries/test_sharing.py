"""All pictures in turn, each as large as can be with its words; those least heard first where the room wants that."""

import pytest

from places.enums import Kind, PhotoState, Stage
from places.models import Activity
from places.screen import actions
from places.screen.queries.packing import HEIGHT, WIDTH
from places.screen.queries.sharing import SharedPhoto, laid_out, share
from places.workshops.queries.workshops import by_id
from tests.builders.rooms import Room

WORDS = "Every street in this town ends at the water, and whoever walks long enough stands at the lake. " * 3


def order(room: Room) -> list[str]:
    workshop = by_id(room.workshop.pk)
    assert workshop is not None
    return [slide.label for slide in share(workshop).slides]


def photo(width: int, height: int, essence: str = WORDS[:300]) -> SharedPhoto:
    return SharedPhoto(1, "a" * 32 if width else "", width, height, "", "", "", essence)


def test_all_that_the_room_sees_in_the_order_in_which_they_came(room: Room) -> None:
    room.at(Stage.SHARE)
    for number in range(40):
        room.photo(room.people[number % 4], f"Card {number}")
    room.photo(room.people[0], "Hidden", state=PhotoState.HIDDEN)
    assert order(room) == [f"Card {number}" for number in range(40)]


def test_who_was_least_heard_is_shown_first_and_everybody_once_before_anybody_twice(room: Room) -> None:
    mira, sam, anna, _goran = room.people
    for name, person in (("M1", mira), ("M2", mira), ("S1", sam), ("A1", anna), ("A2", anna)):
        room.photo(person, name)
    for person, acts in ((mira, 3), (sam, 1), (anna, 2)):
        for _ in range(acts):
            Activity.record(room.actor(person), Kind.VOTED)
    Activity.record(room.leading, Kind.STAGE_MOVED, stage="share")
    for _ in range(9):  # what is done while the room looks does not stir the order
        Activity.record(room.actor(sam), Kind.VOTED)
    room.at(Stage.SHARE)
    assert order(room) == ["M1", "M2", "S1", "A1", "A2"]
    actions.set_screen(actor=room.leading, names=False, least_heard=True)
    assert order(room) == ["S1", "A1", "M1", "A2", "M2"]


@pytest.mark.parametrize(
    ("width", "height", "beside"),
    [(1200, 900, True), (900, 1600, True), (6000, 900, False), (1920, 900, False)],
)
def test_words_stand_where_they_leave_the_picture_larger(width: int, height: int, beside: bool) -> None:
    slide = laid_out(photo(width, height), 6, 38)
    assert slide.picture is not None
    assert slide.words is not None
    right, low = slide.picture.x + slide.picture.width, slide.picture.y + slide.picture.height
    assert (slide.words.x >= right) == beside
    assert beside or slide.words.y >= low
    assert max(right, slide.words.x + slide.words.width) <= WIDTH
    assert max(low, slide.words.y + slide.words.height) <= HEIGHT
    assert slide.words.type >= 26


def test_only_words_and_only_a_picture() -> None:
    words = laid_out(photo(0, 0, "Snow"), 1, 1)
    assert (words.picture, words.words and words.words.type) == (None, 120)
    bare = laid_out(photo(1600, 900, ""), 1, 1)
    assert (bare.words, bare.picture and bare.picture.height) == (None, 846)
