"""Story: on the big screen pictures fly from the tables' boards into shared piles, and glide between piles. One thing
is shown by itself from a host's phone, and goes when it is hidden. The pulse fits.
"""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from places.belonging.actions import pulse
from places.boards.actions import cards
from places.enums import PulseItem, PulseMoment, Stage
from places.models import Workshop
from places.photos.actions import visibility
from places.screen import actions
from tests.builders.belonging import crowd, take
from tests.builders.boards import board_of, lay_out, pile, seen
from tests.builders.rooms import Room, open_room
from tests.builders.shared_boards import share
from tests.builders.tables import sort_all
from tests.stories.coming_in import come_in
from tests.stories.test_big_screen import faults

Open = Callable[..., Page]
# Each animation of a picture waits at its beginning, so that a busy machine misses none.
HELD = """() => {
    window.moves = [];
    const animate = Element.prototype.animate;
    Element.prototype.animate = function (...told) {
        const move = animate.apply(this, told);
        if (this.matches("[data-piece]")) {
            move.pause();
            move.currentTime = 0;
            window.moves.push([this, move]);
        }
        return move;
    };
}"""
# How far from its place the picture that moves farthest begins, and how far it ends.
MOVED = """() => {
    const lies = () => window.moves.map(([piece]) => piece.getBoundingClientRect());
    const apart = (one, other) => Math.hypot(one.left - other.left, one.top - other.top);
    const far = (some, others) => Math.max(0, ...some.map((one, number) => apart(one, others[number])));
    const before = lies();
    window.moves.forEach(([, move]) => move.finish());
    const after = lies();
    window.moves.forEach(([, move]) => move.cancel());
    return [far(before, lies()) > 20, far(after, lies()) < 1];
}"""
COUNT = "window.moves.length"


def combined_room() -> Room:
    room = open_room(Stage.COMBINE, photos=6)
    sort_all(room, {1: {"Water": [0, 1, 2]}, 2: {"Paths": [3, 4, 5]}})
    share(room, "Water", "Paths")
    return room


def turn(room: Room, number: int) -> None:
    actions.turn(actor=room.leading, slide="", index=number, held=True)


def test_pictures_fly_from_the_tables_boards(people: Open, server: str) -> None:
    room = combined_room()
    turn(room, 0)
    screen, still = people(desktop=True), people(desktop=True, reduced_motion="reduce")
    for page in (screen, still):
        come_in(page, room.leader_client(), server)
        page.add_init_script(f"({HELD})()")
        page.goto(f"/w/{room.code}/screen/")
        expect(page.locator(".slide[data-shown]")).to_contain_text("Water")
        assert page.evaluate(COUNT) == 0  # it begins with a still picture
    turn(room, 1)
    for page in (screen, still):
        expect(page.locator(".slide[data-shown]")).to_contain_text("Paths")
    assert (screen.evaluate(COUNT), still.evaluate(COUNT)) == (3, 0)
    assert screen.evaluate(MOVED) == [True, True]
    for page in (screen, still):
        expect(page.locator(".stage[data-flying]")).to_have_count(0)
        expect(page.locator(".combine-boards")).to_be_hidden()


def test_pictures_glide_between_the_piles_of_a_table(people: Open, server: str) -> None:
    room = open_room(Stage.CLUSTER, photos=6)
    lay_out(room)
    sort_all(room, {1: {"A": [0, 1, 2], "B": [3, 4]}})
    screen, still = people(desktop=True), people(desktop=True, reduced_motion="reduce")
    board = board_of(room)
    place = f"#piece-{board.pk}-{room.photos[2].pk}-0 foreignObject"
    before = []
    for page in (screen, still):
        come_in(page, room.leader_client(), server)
        page.add_init_script(f"({HELD})()")
        page.goto(f"/w/{room.code}/screen/")
        before.append(page.locator(place).get_attribute("x") or "")
    cards.move(
        actor=room.actor(room.people[0]),
        board_id=board.pk,
        cards=seen(board, room.photos[2]),
        to=pile(board, "B").pk,
    )
    for page, was in zip((screen, still), before, strict=True):
        expect(page.locator(place)).not_to_have_attribute("x", was)
    assert screen.evaluate(MOVED) == [True, True]
    assert still.evaluate(COUNT) == 0


def test_a_host_shows_one_thing_and_it_goes_when_it_is_hidden(people: Open, server: str) -> None:
    room = combined_room().at(Stage.WEIGH)
    room.people[1].is_host = True
    room.people[1].save()
    phone, screen = people(), people(desktop=True)
    for page, client, where in (
        (phone, room.client(room.people[1]), "screen/remote"),
        (screen, room.leader_client(), "screen"),
    ):
        come_in(page, client, server)
        page.goto(f"/w/{room.code}/{where}/")
    phone.locator("#remote-photo > summary").click()
    phone.locator(f"button[value='photo-{room.photos[2].pk}']").click()
    expect(screen.locator(".stage[data-scene='one'] .slide[data-shown]")).to_contain_text("Essence 3")
    phone.get_by_role("button", name="Go on").click()
    expect(screen.locator(".stage[data-scene='weigh']")).to_be_attached()
    phone.locator(f"button[value='photo-{room.photos[3].pk}']").click()
    expect(screen.locator(".stage[data-scene='one'] .slide[data-shown]")).to_contain_text("Essence 4")
    visibility.hide(actor=room.leading, photo_id=room.photos[3].pk)
    expect(screen.locator(".stage[data-scene='weigh']")).to_be_attached()


@pytest.mark.parametrize("language", ["en", "sv"])
def test_the_pulse_fits(people: Open, server: str, language: str) -> None:
    room, screen = crowd(6), people(desktop=True, reduced_motion="reduce")
    Workshop.objects.filter(pk=room.workshop.pk).update(language=language)
    come_in(screen, room.leader_client(), server)
    answers = [dict.fromkeys(PulseItem.values, step) for step in (1, 2, 3, 4, 5, 5)]
    for moment, stage in ((PulseMoment.START, Stage.WELCOME), (PulseMoment.END, Stage.CLOSE)):
        room.at(stage)
        pulse.open_pulse(actor=room.leading, moment=moment)
        found = faults(screen, room, f"asked at {stage}")
        take(room, moment, answers)
        found += faults(screen, room, f"told at {stage}")
        assert found == [], "\n".join(found)
        expect(screen.locator(".pulse-told h3")).to_have_count(8)
