"""Stories: sorting with the keyboard alone, with reduced motion, with a mouse, and without scripts."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from places.boards.actions import cards as card_actions
from tests.builders.boards import board_of, lying, pile, seen, theme
from tests.builders.rooms import Room
from tests.stories.at_the_table import Open, room_with_water, sit_down
from tests.stories.barriers import clean


@pytest.fixture
def room(server: str) -> Room:
    """The room with Water, and two themes that wait."""
    room = room_with_water()
    theme(room, "Winter", room.photos[0], room.photos[5])
    theme(room, "Light", room.photos[2])
    return room


def card(page: Page, words: str) -> Any:
    return page.get_by_role("checkbox", name=re.compile(f"^{words}"))


def test_sorting_with_the_keyboard_alone(people: Open, room: Room) -> None:
    page, said = sit_down(room, room.people[0], people(desktop=True)), "#announcer"
    keys, board = page.keyboard, board_of(room)
    page.locator(".tray summary").focus()
    keys.press("Tab")
    expect(card(page, "Fog")).to_be_focused()
    keys.press("Space")
    keys.press("ArrowRight")
    keys.press("Space")
    expect(page.locator(said)).to_have_text("2 chosen")
    keys.press("Enter")
    expect(page.get_by_role("dialog", name="Move to…")).to_be_visible()
    keys.type("Morning")
    keys.press("Enter")
    expect(page.get_by_role("heading", name="Morning")).to_be_visible()
    expect(page.locator(said)).to_have_text("Put together: Morning.")
    expect(card(page, "Fog")).to_be_focused()
    keys.press("Shift+ArrowRight")
    expect(page.locator(said)).to_have_text("Moved to Morning.")
    expect(card(page, "Fog")).to_be_focused()
    fog, match = (f"p{room.photos[number].pk}" for number in (1, 2))
    assert lying(board)["Morning"] == [match, fog]
    keys.press("Enter")
    keys.type("wat")
    keys.press("Enter")
    expect(page.locator(said)).to_have_text("Moved to Water.")
    expect(
        page.locator(f"#cluster-{pile(board, 'Water').pk}-photos").get_by_role(
            "checkbox", name=re.compile("^Fog")
        )
    ).to_be_focused()
    keys.press("Space")
    expect(page.locator("[data-bar]")).to_be_visible()
    keys.press("Escape")
    expect(page.locator("[data-bar]")).to_be_hidden()
    keys.press("Control+z")
    expect(page.locator(said)).to_have_text("Undone.")
    assert lying(board)["Morning"] == [match, fog]
    clean(page)
    page.get_by_role("link", name="Themes").press("Enter")
    expect(card(page, "Winter")).to_be_visible()
    clean(page)
    card(page, "Winter").focus()
    keys.press("Enter")
    keys.type("wat")
    keys.press("Enter")
    expect(page.get_by_text("1 picture carries “Winter”. Bring it along?")).to_be_visible()
    page.get_by_role("button", name="Bring along").press("Enter")
    expect(page.locator(said)).to_have_text("Moved to Water.")
    expect(page.locator(f"#cluster-{pile(board, 'Water').pk}-pile > summary")).to_be_focused()
    page.get_by_role("link", name="Pictures").press("Enter")
    page.get_by_role("link", name="Outline").press("Enter")
    expect(card(page, "Snow")).to_be_visible()
    clean(page)
    field = page.get_by_label("Name of this pile").first
    field.fill("Ice water")
    field.press("Enter")
    expect(page.locator(said)).to_have_text("The name is saved.")
    expect(field).to_be_focused()


def test_a_conflict_is_told_and_one_key_does_it_again(people: Open, room: Room) -> None:
    mira = people(desktop=True)
    mira.route("**/live/**", lambda route: route.abort())
    sit_down(room, room.people[0], mira)
    board, ice = board_of(room), room.photos[0]
    made = card_actions.put_together(
        actor=room.actor(room.people[1]), board_id=board.pk, cards=seen(board, ice), name="Cold"
    )
    mira.locator(".pile-fold > summary").first.press("Enter")
    card(mira, "Ice").press("Enter")
    mira.keyboard.type("not yet")
    mira.keyboard.press("Enter")
    expect(mira.get_by_text("Sam just moved this to “Cold”. Move it again?")).to_be_visible()
    cold = mira.locator(f"#cluster-{made.data['cluster']}-photos")
    assert lying(board) == {"Water": [], "Cold": [f"p{ice.pk}"]}
    expect(mira.get_by_role("button", name="Yes, do it")).to_be_focused()
    mira.keyboard.press("Enter")
    expect(mira.locator(".tray").get_by_role("checkbox", name=re.compile("^Ice"))).to_be_focused()
    expect(cold.get_by_role("checkbox")).to_have_count(0)
    expect(mira.locator(f"#cluster-{made.data['cluster']}-count")).to_have_text("0")
    assert lying(board) == {"Water": [], "Cold": []}
    mira.get_by_role("button", name="Undo my last move").press("Enter")
    expect(cold.get_by_role("checkbox", name=re.compile("^Ice"))).to_be_focused()
    expect(mira.get_by_role("button", name="Undo my last move")).to_be_hidden()


COUNT_GLIDES = """
    window.glides = 0;
    const animate = Element.prototype.animate;
    Element.prototype.animate = function (...more) { window.glides += 1; return animate.apply(this, more); };
"""


def test_cards_glide_unless_motion_is_unwanted(people: Open, room: Room) -> None:
    moving, still = people(desktop=True), people(desktop=True, reduced_motion="reduce")
    for person, page in ((room.people[0], moving), (room.people[1], still)):
        page.add_init_script(COUNT_GLIDES)
        sit_down(room, person, page, "?view=outline")
    board, sam = board_of(room), room.actor(room.people[1])
    card_actions.move(
        actor=sam, board_id=board.pk, cards=seen(board, room.photos[5]), to=pile(board, "Water").pk
    )
    for page in (moving, still):
        expect(page.locator(f"#cluster-{pile(board, 'Water').pk}-photos > li")).to_have_count(2)
    assert moving.evaluate("window.glides") > 0
    assert still.evaluate("window.glides") == 0
    assert still.evaluate("document.getAnimations().length") == 0


SLOW_TO_FOLLOW = """
    const later = window.setTimeout;
    window.setTimeout = (act, pause, ...more) => later(act, pause === 30 ? 60_000 : pause, ...more);
"""  # the drag library closes its eyes for 30 ms after each swap: a quick hand has let go by then


def test_a_mouse_drags_a_picture_onto_a_closed_pile_and_another_desk_sees_it(
    people: Open, room: Room
) -> None:
    mira = people(desktop=True)
    mira.add_init_script(SLOW_TO_FOLLOW)
    sit_down(room, room.people[0], mira)
    sam = sit_down(room, room.people[1], people(desktop=True))
    water = pile(board_of(room), "Water").pk
    mira.locator(".tray .mini", has_text="Snow").locator(".photo").hover()
    mira.mouse.down()
    mira.locator(".tray .mini", has_text="Fog").locator(".photo").hover(force=True)
    expect(mira.locator("body[data-dragging]")).to_be_visible()
    expect(mira.locator(".tray .mini").first).to_contain_text("Snow")
    mira.locator(f"#cluster-{water} > .drop").hover()
    mira.mouse.up()
    for page in (mira, sam):
        expect(page.locator(f"#cluster-{water}-count")).to_have_text("2")
        expect(page.locator(f"#cluster-{water} .fan > img")).to_have_count(2)
    assert lying(board_of(room))["Water"][-1] == f"p{room.photos[5].pk}"
    assert mira.evaluate("document.body.dataset.dragging") is None


def test_a_table_sorts_without_scripts(people: Open, room: Room) -> None:
    page = sit_down(room, room.people[0], people(java_script_enabled=False), scripts=False)
    for words in ("Fog", "Bread"):
        card(page, words).check()
    page.get_by_role("button", name="Put together").click()
    field = page.get_by_label("Name of this pile").last
    field.fill("Morning")
    field.locator("..").get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", name="Morning")).to_be_visible()
    page.get_by_role("link", name=re.compile("More: Fog")).click()
    page.get_by_label("To which pile?").select_option("Water (1)")
    page.get_by_role("button", name="Copy there").click()
    page.get_by_role("button", name="Undo my last move").click()
    expect(page.get_by_text("Undone.")).to_be_visible()
    assert lying(board_of(room))["Morning"] == [f"p{room.photos[1].pk}", f"p{room.photos[3].pk}"]
