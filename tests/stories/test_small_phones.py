"""Story: on small phones all steps of an answer are in sight at once, and large letters cut no button off."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from places.belonging.actions import pulse
from places.enums import PulseMoment, Stage
from tests.builders.rooms import open_room
from tests.builders.shared_boards import share
from tests.stories.coming_in import come_in

Open = Callable[..., Page]
# How far the lowest step reaches below the top of what stands at the thumb.
HIDDEN = """() => {
    const lowest = Math.max(...[...document.querySelectorAll(".pulse-item:not([hidden]) .choice")]
        .map((step) => step.getBoundingClientRect().bottom));
    const thumb = [...document.querySelectorAll("[data-move], body > .bar")];
    return lowest - Math.min(innerHeight, ...thumb.map((one) => one.getBoundingClientRect().top));
}"""
# Buttons of dots that reach out of their pile's card.
CUT_OFF = """() => [...document.querySelectorAll(".step-button")].filter((button) => button.checkVisibility()).filter(
    (button) => {
        const [own, card] = [button, button.closest("li")].map((element) => element.getBoundingClientRect());
        return own.left < card.left || own.right > card.right;
    }).length"""


@pytest.mark.parametrize("language", ["en", "sv"])
def test_all_steps_of_a_sentence_are_in_sight(people: Open, server: str, language: str) -> None:
    room = open_room(Stage.CLOSE)
    phone = people(locale=language)
    phone.set_viewport_size({"width": 360, "height": 740})
    come_in(phone, room.client(room.people[0]), server)
    pulse.open_pulse(actor=room.leading, moment=PulseMoment.END)
    phone.goto(f"/w/{room.code}/pulse/")
    for item in range(1, 9):
        expect(phone.get_by_text(f"{item} / 8")).to_be_visible()
        assert phone.evaluate(HIDDEN) <= 0, item
        if item < 8:
            phone.locator("[data-next]").click()


def test_large_letters_leave_room_for_both_buttons_of_dots(people: Open, server: str) -> None:
    room = open_room(Stage.COMBINE, photos=6)
    share(room, "The lake", "The match", "The table")
    room.at(Stage.WEIGH)
    phone = people()
    phone.set_viewport_size({"width": 320, "height": 640})
    come_in(phone, room.client(room.people[0]), server)
    phone.goto(f"/w/{room.code}/weigh/")
    phone.evaluate("document.documentElement.style.fontSize = '200%'")
    expect(phone.locator(".step-button:visible").first).to_be_visible()
    assert phone.evaluate(CUT_OFF) == 0
