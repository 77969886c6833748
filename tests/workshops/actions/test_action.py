"""What `@action` does before and after the act, and that several tries at once with one key are one act."""

import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection, connections
from django.test.utils import CaptureQueriesContext

from places.boards.actions import cards as card_actions
from places.desk.actions import workshops
from places.enums import Kind, Role, Stage, Verb
from places.errors import Missing, NotNow, NotYours, Unclear
from places.exports.actions import imports
from places.models import Activity
from places.people.actions import joining as people
from places.people.actions import tablets
from places.photos.actions import bringing
from places.rules import Actor
from places.vision.actions import sentences
from places.workshops.actions.action import admit
from tests.builders.boards import board_of, seen, sorting_room
from tests.builders.rooms import Room, open_room

Act = Callable[[], Activity]
KEY = "k" * 32


def acts() -> dict[str, Act]:
    """Return one act of each way to find what a key has done before, each in a room of its own, by its name."""
    sorting, writing, gathering = sorting_room(), open_room(Stage.WRITE), open_room()
    mira, board = sorting.actor(sorting.people[0]), board_of(sorting)
    photo = seen(board, sorting.photos[0])
    host, owner = writing.leading, gathering.actor(gathering.people[0])
    joining = people.Joining("Maja", table=1)
    opening = workshops.Opening("Barts")
    row = imports.SortRow("1", "A lake", "1", "Water", "1")
    file = {"name": "Gränna", "language": "sv", "rows": [row]}
    leader = {"leader_id": writing.leader.pk, "key": KEY}
    other = {"leader_id": sorting.leader.pk, "key": KEY}
    return {
        "board": lambda: card_actions.put_together(actor=mira, board_id=board.pk, cards=photo, key=KEY),
        "sentence": lambda: sentences.add_sentence(actor=host, section="because", text="A lake.", key=KEY),
        "photo": lambda: bringing.start_words(actor=owner, upload_key=KEY),
        "join": lambda: people.join(actor=gathering.leading, joining=joining, key=KEY),
        "tablet": lambda: tablets.join_as_table(actor=gathering.leading, table=2, key=KEY),
        "workshop": lambda: workshops.open_workshop(opening=opening, **leader),
        "import": lambda: imports.import_sorts(**file, **other),
    }


def at_once(act: Act, times: int) -> list[Any]:
    """Do `act` in that many threads, which begin together; return what each was answered, or the error it got."""
    ready, came = threading.Barrier(times), []

    def run() -> None:
        ready.wait(20)
        try:
            came.append(act())
        except Exception as error:
            came.append(error)
        connections.close_all()

    threads = [threading.Thread(target=run) for _ in range(times)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return came


@pytest.mark.parametrize("database", ["on_disk", "on_postgresql"])
def test_four_tries_at_once_with_one_key_are_one_act(database: str, request: pytest.FixtureRequest) -> None:
    request.getfixturevalue(database)
    for name, act in acts().items():
        before = Activity.objects.count()
        answers = at_once(act, 4)
        made = Activity.objects.order_by("pk")[before:]
        assert (name, answers) == (name, [made[0]] * 4)
        assert (name, len(made)) == (
            name,
            2 if name == "import" else 1,
        )  # an import has a line for each board


def test_the_lock_is_taken_before_the_key_is_looked_up(room: Room) -> None:
    for name, act in acts().items():
        with CaptureQueriesContext(connection) as ran:
            act()
        first = next(query["sql"] for query in ran if query["sql"].startswith("SELECT"))
        row = "places_leader" if name in ("workshop", "import") else "places_workshop"
        assert (name, f'FROM "{row}"' in first) == (name, True)


def test_the_rules_are_asked_and_the_workshop_is_found(room: Room) -> None:
    writer = room.at(Stage.WRITE).leading
    told = {"section": "because", "text": "A lake."}
    assert admit(writer, Verb.WRITE) == room.workshop
    sentences.add_sentence(actor=writer, **told)
    with pytest.raises(NotNow):
        sentences.add_sentence(actor=room.at(Stage.SHARE).leading, **told)
    with pytest.raises(NotYours):
        sentences.add_sentence(actor=Actor(room.workshop.pk, Role.TABLE), **told)
    with pytest.raises(Missing):
        sentences.add_sentence(actor=Actor(10**9, Role.LEADER), **told)
    assert [kind for kind, _data in room.log] == [Kind.SENTENCE_ADDED]


def test_a_key_is_of_one_person_in_one_room(room: Room, other_room: Room) -> None:
    told = {"section": "because", "text": "A lake."}
    mira, sam = (room.at(Stage.WRITE).actor(person) for person in room.people[:2])
    first = sentences.add_sentence(actor=mira, **told, key=KEY)
    room.at(Stage.SHARE)
    assert sentences.add_sentence(actor=mira, **told, key=KEY) == first  # whatever has happened since
    with pytest.raises(Unclear):
        sentences.add_sentence(actor=sam, **told, key=KEY)
    elsewhere = other_room.at(Stage.WRITE).leading
    assert sentences.add_sentence(actor=elsewhere, **told, key=KEY).workshop == other_room.workshop
    room.at(Stage.WRITE)
    assert [sentences.add_sentence(actor=mira, **told).revision for _ in range(2)] == [2, 3]
