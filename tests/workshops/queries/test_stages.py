"""Where each stage takes a phone, a table's device and a leader who looks on."""

import pytest

from places.enums import Role, Stage
from places.weighing.actions import ballots
from places.workshops.queries.stages import STAGES, stage_place
from places.workshops.queries.workshops import by_id
from tests.builders.rooms import Room, open_room


@pytest.mark.parametrize(
    ("stage", "person", "device"),
    [
        (Stage.WELCOME, "home", "tablet"),
        (Stage.GATHER, "bring", "tablet"),
        (Stage.SHARE, "wall", "wall"),
        (Stage.CLUSTER, "board", "board"),
        (Stage.COMBINE, "combine", "combine"),
        (Stage.WEIGH, "weigh", "weigh"),
        (Stage.WRITE, "vision", "vision"),
        (Stage.CLOSE, "vision", "vision"),
    ],
)
def test_each_stage_has_one_place(room: Room, stage: Stage, person: str, device: str) -> None:
    workshop = by_id(room.at(stage).workshop.pk)
    assert workshop is not None
    assert stage_place(workshop, Role.PARTICIPANT, joined=True) == person
    assert stage_place(workshop, Role.HOST, joined=True) == person
    assert stage_place(workshop, Role.LEADER, joined=True) == person
    assert stage_place(workshop, Role.LEADER, joined=False) == "desk"
    assert stage_place(workshop, Role.TABLE, joined=False) == device


def test_once_the_room_looks_its_place_is_the_result(db: None) -> None:
    room = open_room(Stage.WEIGH)
    ballots.reveal(actor=room.leading)
    workshop = by_id(room.workshop.pk)
    assert workshop is not None
    assert stage_place(workshop, Role.PARTICIPANT, joined=True) == "results"
    assert stage_place(workshop, Role.TABLE, joined=False) == "results"


def test_every_stage_has_its_facts_in_words_that_differ() -> None:
    assert list(STAGES) == list(Stage)
    said = [str(word) for facts in STAGES.values() for word in (facts.now, facts.button, facts.then)]
    assert len(set(said)) == 3 * len(Stage)
    assert all(said)
