"""Who is not heard yet, in numbers: at each stage what it is about, and who it is never."""

from typing import Any

import pytest

from places.boards.actions.dealing import make_boards
from places.desk.queries.not_heard import NotHeard, not_heard
from places.enums import Kind, Stage
from places.models import Activity, Board, Tablet
from places.people.actions import joining
from places.people.actions.joining import Joining
from places.photos.actions import bringing
from places.rules import Actor, Role
from places.screen.actions import set_screen
from places.workshops.queries.workshops import by_id
from tests.builders.rooms import Room, new


def told(room: Room) -> NotHeard:
    facts = by_id(room.workshop.pk)
    assert facts is not None
    return not_heard(facts)


def join(room: Room, number: int, table: int = 1) -> list[Actor]:
    """Let more people come to a table."""
    newcomer = Actor(room.workshop.pk, Role.NEWCOMER)
    return [
        Actor(
            room.workshop.pk,
            Role.PARTICIPANT,
            joining.join(actor=newcomer, joining=Joining(f"Person {each} of {number}", table=table)).data[
                "person"
            ],
            room.groups[table - 1].pk,
        )
        for each in range(number)
    ]


def bring(person: Actor) -> None:
    photo = bringing.start_words(actor=person, upload_key=f"{person.participant_id:032x}").data["photo"]
    bringing.describe(actor=person, photo_id=photo, fields={"essence": "Words"})
    bringing.bring(actor=person, photo_id=photo)


def test_who_has_brought_nothing_is_as_exact_as_the_sentence_above_it(room: Room) -> None:
    assert told(room).sentences == ("4 people have brought nothing yet.",)
    for person in room.people[:3]:
        room.photo(person)
    assert told(room).sentences == ("1 person has brought nothing yet.",)
    room.photo(room.people[3], state="hidden")
    assert told(room).sentences == ()


def test_nothing_is_said_where_everybody_is_heard(room: Room) -> None:
    for person in room.people:
        room.photo(person, opened=True)
    assert told(room.at(Stage.SHARE)) == NotHeard(())
    assert told(room.at(Stage.WELCOME)) == NotHeard(())
    assert told(room.at(Stage.CLOSE)) == NotHeard(())


def test_pictures_that_nobody_opened_can_come_first_on_the_big_screen(room: Room) -> None:
    people = join(room.at(Stage.GATHER), 6)
    for person in people:
        bring(person)
    for person in room.people:
        room.photo(person, opened=True)
    room.photo(room.people[0], opened=True)
    found = told(room.at(Stage.SHARE))
    assert found == NotHeard(("Most of the pictures have been opened by nobody yet.",), shows_unopened=True)
    set_screen(actor=room.leading, names=True, least_heard=True)
    assert told(room).shows_unopened is False


def test_at_the_tables_it_is_about_cards_that_were_moved(room: Room, django_assert_num_queries: Any) -> None:
    join(room, 4)
    room.at(Stage.CLUSTER)
    make_boards(room.workshop)
    assert told(room).sentences == ("8 people have not moved a card yet.", "Table 1 has not begun yet.")
    board = Board.objects.get(group=room.groups[0])
    Activity.record(room.actor(room.people[0]), Kind.CARDS_MOVED, board=board.pk)
    with django_assert_num_queries(6):
        assert told(room).sentences == ("Most people have not moved a card yet.",)
    new(Tablet(group=room.groups[0]))
    assert told(room).sentences == ("A few people have not moved a card yet.",)


@pytest.mark.parametrize(
    ("stage", "said"),
    [
        (Stage.WEIGH, "4 people have given no dots yet."),
        (Stage.WRITE, "A few people have not written yet."),
    ],
)
def test_later_it_is_about_dots_and_sentences(room: Room, stage: Stage, said: str) -> None:
    assert told(room.at(stage)).sentences == (said,)


def test_no_name_is_in_it(room: Room) -> None:
    names = [person.first_name for person in room.people]
    for stage in Stage:
        text = " ".join(told(room.at(stage)).sentences)
        assert [name for name in names if name in text] == [], stage
