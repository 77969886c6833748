"""The pulse of a whole room: opened at the desk, answered on phones, told on the big screen or honestly not."""

from playwright.sync_api import Page, expect

from places.enums import PulseItem, PulseMoment
from tests.stories.at_the_desk import fold, unfold
from tests.stories.whole_room import PATIENCE, WholeRoom

SOON = PATIENCE * 1000


def take_the_pulse(whole_room: WholeRoom, moment: PulseMoment, *, tablet: str) -> None:
    """Everybody with a phone answers all eight sentences; the screens count, and tell when it is closed."""
    desk, phones = whole_room.desk, [each.page for each in whole_room.devices[3:]]
    unfold(desk, "desk-pulse-fold")
    desk.locator(f"#desk-pulse-fold form[action$='/pulse/{moment}/open/'] button").click()
    fold(desk)
    whole_room.look(f"pulse asked {moment}", "pulse", tablet=tablet)
    for number in range(len(PulseItem)):
        for person, phone in enumerate(phones):
            answer(phone, number, (person + number) % 5 + 1)
    for phone in phones:
        phone.locator("[data-send] button").click()
    number = len(phones)
    expect(whole_room.page("screen").locator("#scene-answered")).to_contain_text(
        f"{number} people have answered.", timeout=SOON
    )
    whole_room.look(f"pulse answered {moment}", "pulse", tablet=tablet)
    unfold(desk, "desk-pulse-fold")
    desk.locator(f"#desk-pulse-fold form[action$='/pulse/{moment}/close/'] button").click()
    fold(desk)


def read_that_too_few_answered(whole_room: WholeRoom) -> None:
    """Four have answered: the big screen says that nothing is shown, and no phone shows more."""
    said = whole_room.page("screen").locator(".slide[data-shown]")
    expect(said).to_contain_text("Fewer than five people have answered", timeout=SOON)
    expect(whole_room.page("Mira").locator("main")).to_contain_text("At least five people have to answer.")
    whole_room.look("pulse with too few", "pulse", tablet="tablet")


def read_what_the_room_said(whole_room: WholeRoom) -> None:
    """Five have answered: the sums are on the big screen and on phones, and everybody goes back to the room."""
    screen, phones = whole_room.page("screen"), [each.page for each in whole_room.devices[3:]]
    expect(screen.locator(".slide[data-shown] .pulse-told")).to_contain_text(
        "2 of 5 say mostly or fully.", timeout=SOON
    )
    whole_room.look("pulse told", "pulse", tablet="vision")
    for phone in phones:
        phone.locator(f"main a.button[href$='/w/{whole_room.room.code}/']").click()
    whole_room.look("after the pulse", "vision")


def answer(phone: Page, number: int, step: int) -> None:
    """Tap a step of the sentence that is shown; the next one comes by itself."""
    item = phone.locator(".pulse-item").nth(number)
    item.locator(f"label:has(input[value='{step}'])").click(timeout=SOON)
    if number < len(PulseItem) - 1:
        expect(phone.locator(".pulse-item").nth(number + 1)).to_be_visible()
