"""Story: two people sort one table's board at once, and neither loses a word, the focus or a move."""

import pytest
from playwright.sync_api import Page, Route, expect

from tests.builders.boards import board_of, lying, pile
from tests.builders.rooms import Room
from tests.stories.at_the_table import Open, room_with_water, sit_down


@pytest.fixture
def room(server: str) -> Room:
    return room_with_water()


def tick(page: Page, *words: str) -> None:
    for one in words:
        page.locator(".mini", has_text=one).get_by_role("checkbox").check()


def move_to(page: Page, name: str) -> None:
    page.locator("[data-bar]").get_by_role("button", name="Move to…").click()
    page.get_by_role("dialog", name="Move to…").get_by_role("button", name=name).click()


def test_two_sort_at_once_and_lose_nothing(people: Open, room: Room) -> None:
    mira = sit_down(room, room.people[0], people(desktop=True))
    sam = sit_down(room, room.people[1], people())
    board = board_of(room)
    water = pile(board, "Water").pk

    mira.locator(f"#cluster-{water}-pile > summary").click()
    field = mira.locator(f"#cluster-{water}-field")
    field.fill("The lake, in all its w")
    tick(sam, "Snow", "Fog")
    move_to(sam, "Water")
    expect(mira.locator(f"#cluster-{water}-count")).to_have_text("3")
    expect(field).to_be_focused()
    expect(field).to_have_value("The lake, in all its w")
    mira.keyboard.type("eathers")
    mira.keyboard.press("Enter")
    for page in (mira, sam):
        expect(page.locator(f"#cluster-{water}-name")).to_have_text("The lake, in all its weathers")

    tick(sam, "Bread")  # chosen, and not moved yet
    tick(mira, "A burning match", "The late bus")
    mira.locator("[data-bar]").get_by_role("button", name="Put together").click()
    expect(sam.locator(".pile")).to_have_count(2)
    expect(sam.locator(".mini", has_text="Bread").get_by_role("checkbox")).to_be_checked()
    expect(sam.locator("[data-bar]")).to_contain_text("1 chosen")
    move_to(sam, "The lake")
    for page in (mira, sam):
        expect(page.locator(f"#cluster-{water}-count")).to_have_text("4")
        expect(page.locator(f"#tray-{board.pk}-count")).to_have_text("0")
    ice, fog, match, bread, bus, snow = (f"p{photo.pk}" for photo in room.photos)
    found = lying(board)
    assert set(found["The lake, in all its weathers"]) == {ice, snow, fog, bread}
    assert [sorted(cards) for name, cards in found.items() if name != "The lake, in all its weathers"] == [
        sorted([match, bus])
    ]


def test_a_late_answer_leaves_the_one_who_writes_alone(people: Open, room: Room) -> None:
    mira = sit_down(room, room.people[0], people(desktop=True))
    water = pile(board_of(room), "Water").pk
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    mira.route("**/together/", hold)
    tick(mira, "Snow", "Fog")
    mira.locator("[data-bar]").get_by_role("button", name="Put together").click()
    mira.locator(f"#cluster-{water}-pile > summary").click()
    field = mira.locator(f"#cluster-{water}-field")
    field.fill("The lake, in all its w")
    held[0].continue_()
    expect(mira.locator(".pile")).to_have_count(2)
    mira.keyboard.type("eathers")
    expect(field).to_be_focused()
    expect(field).to_have_value("The lake, in all its weathers")
