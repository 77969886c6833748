"""Where one person stands."""

from places.enums import Says, Stage
from places.weighing.queries.stances import OwnStance, own
from tests.builders.rooms import Room, open_room
from tests.builders.shared_boards import share
from tests.builders.weighing import say


def test_ones_own_answers_only(db: None, django_assert_num_queries) -> None:
    room: Room = open_room(Stage.WEIGH, photos=2)
    water, match = share(room, "Water", "Match")
    say(room.people[0], water, Says.US)
    say(room.people[1], match, Says.NOT_ME)
    with django_assert_num_queries(1):
        assert own(room.people[0].pk) == {water.pk: "us"}
    assert own(None) == {}


def test_the_three_answers_in_their_order() -> None:
    choices = OwnStance(1, "Water", "unsure").choices
    assert [(str(choice.says.label), choice.chosen) for choice in choices] == [
        ("That's us", False),
        ("Not sure", True),
        ("Not me", False),
    ]
