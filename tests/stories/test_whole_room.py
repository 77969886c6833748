"""Story: a whole room from the first minute to the last, on pages that nobody reloads.

A leader's laptop with the projector beside it, a table's tablet, and four phones, one of them Swedish. The leader
moves the room by the desk's own buttons; nobody else goes anywhere by hand. After each step every device is compared
with a page that is opened anew, all of them at once and until they are equal. `make room-screenshots` names a folder
in `SCREENSHOTS`: then a screenshot of each device lands there at each step.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from places.boards.actions import cards as card_actions
from places.enums import Kind, Lens, PulseMoment, RoundKind, Stage
from places.models import Activity, Board, Cluster, Photo
from places.rounds.actions import rounds
from places.vision.actions import drafts
from places.weighing.actions import ballots
from tests.builders.boards import board_of, seen
from tests.builders.pictures import jpeg, stored_picture
from tests.builders.rooms import Room
from tests.stories.at_the_desk import (
    come_in_late,
    follow_another,
    invite_to_lead,
    keep_time,
    look_at_pictures_first,
    seat_anew,
    show_one_thing,
    wait_outside,
)
from tests.stories.at_the_end import delete_and_bring_back, take_home
from tests.stories.pulse_on_phones import (
    read_that_too_few_answered,
    read_what_the_room_said,
    take_the_pulse,
)
from tests.stories.test_bringing import answer_all
from tests.stories.whole_room import SCREENSHOTS, WholeRoom, open_whole_room

ESSENCES = (
    "Ice on the lake", "Fog over the lake", "A burning match", "Bread", "The late bus", "Snow",
    "Our stairs", "The choir", "Orange light", "Rain again", "The workshop", "Neighbours",
)  # fmt: skip
OWNERS = (0, 1, 2, 3, 0, 1, 2, 3, 0, 3, 2)  # of all but the last one, which is Sam's


@pytest.fixture
def whole_room(browser: Browser, server: str, worker: None) -> Iterator[WholeRoom]:
    with open_whole_room(browser, server) as room:
        yield room


def bring(whole_room: WholeRoom, file: Path) -> None:
    """All pictures but the last, three from each person: the first through the page, question by question."""
    room, first = whole_room.room, next(each for each in whole_room.devices if each.name == "Mira")
    answer_all(first.page, file, ESSENCES[0], ESSENCES[0])
    room.photos.append(Photo.objects.get(workshop=room.workshop))
    for number, essence in enumerate(ESSENCES[1:-1], 1):
        person = room.people[OWNERS[number]]
        key = stored_picture(*((1200, 900) if number % 3 else (900, 1200)))
        photo = room.photo(person, essence, see=essence, key=key, width=1200, height=900)
        Activity.record(room.actor(person), Kind.PHOTO_BROUGHT, photo=photo.pk)


def sort(room: Room) -> None:
    """Each table puts its pictures into three piles."""
    for table in (0, 1):
        board = board_of(room, table)
        for pile, name in enumerate(("Water", "Light", "Bread")):
            cards = seen(board, *room.photos[pile * 4 : pile * 4 + 4])
            card_actions.put_together(
                actor=room.actor(room.people[table * 2]), board_id=board.pk, cards=cards, name=name
            )


def weigh(room: Room) -> None:
    shared = Board.objects.get(workshop=room.workshop, group=None)
    clusters = list(Cluster.objects.filter(board=shared).order_by("pk"))
    for number, person in enumerate(room.people):
        actor = room.actor(person)
        ballots.cast(actor=actor, cluster_id=clusters[number % len(clusters)].pk, lens=Lens.UNIQUE, dots=2)
        ballots.cast(actor=actor, cluster_id=clusters[0].pk, lens=Lens.BELONGING, dots=1)


def test_a_whole_room_from_the_first_minute_to_the_last(
    whole_room: WholeRoom, browser: Browser, server: str, tmp_path: Path
) -> None:
    room, file = whole_room.room, tmp_path / "lake.jpg"
    file.write_bytes(jpeg(2400, 1800))
    whole_room.look("welcome", "home", tablet="tablet")
    take_the_pulse(whole_room, PulseMoment.START, tablet="tablet")
    read_that_too_few_answered(whole_room)
    whole_room.move(Stage.GATHER)
    whole_room.look("gather", "bring", tablet="tablet")
    bring(whole_room, file)
    for each in whole_room.devices[:2]:
        expect(each.page.locator("main")).to_contain_text("4 of 4 have brought theirs.")
    whole_room.move(Stage.SHARE)
    whole_room.look("share", "wall")
    look_at_pictures_first(whole_room, file, ESSENCES[-1])
    whole_room.move(Stage.CLUSTER)
    whole_room.look("cluster", "board")
    keep_time(whole_room)
    whole_room.look("timer over", "board")
    seat_anew(whole_room)
    second = invite_to_lead(whole_room, browser, server)
    sort(room)
    follow_another(whole_room, second)
    show_one_thing(whole_room, "photo", ESSENCES[0], "combine")
    whole_room.move(Stage.WEIGH)
    whole_room.look("weigh", "weigh", tablet="weigh-table")
    late = wait_outside(whole_room, browser, server)
    weigh(room)
    ballots.reveal(actor=room.leading)
    whole_room.look("reveal", "results")
    ballots.hide(actor=room.leading)
    whole_room.look("hide", "weigh", tablet="weigh-table")
    ballots.reveal(actor=room.leading)
    whole_room.look("reveal again", "results")
    whole_room.move(Stage.WRITE)
    come_in_late(whole_room, late)
    drafts.make(actor=room.leading)
    whole_room.look("write", "vision")
    rounds.open_round(actor=room.leading, kind=RoundKind.CONSENT)
    whole_room.look("round", "round-answer", tablet="vision", kind="consent")
    rounds.show_round(actor=room.leading, kind=RoundKind.CONSENT)
    whole_room.look("round shown", "round-result", kind="consent")
    whole_room.move(Stage.CLOSE)
    whole_room.look("close", "vision")
    whole_room.move(Stage.WRITE)
    whole_room.look("back to write", "vision")
    whole_room.move(Stage.WEIGH)
    whole_room.look("back to weigh", "results")
    whole_room.move(Stage.WRITE)
    whole_room.look("write again", "vision")
    whole_room.move(Stage.CLOSE)
    whole_room.look("close again", "vision")
    take_the_pulse(whole_room, PulseMoment.END, tablet="vision")
    read_what_the_room_said(whole_room)
    take_home(whole_room, tmp_path)
    delete_and_bring_back(whole_room)
    assert whole_room.faults == []
    if SCREENSHOTS:
        assert len(list(Path(SCREENSHOTS).glob("*.png"))) == whole_room.pictures
