"""Story: an open mural and the big screen follow the room: a picture that is taken back, a pile with a new name."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from places.boards.actions import cards
from places.desk.actions import scenes
from places.enums import Scene, Stage
from places.models import Cluster
from places.photos.actions import visibility
from places.screen.actions import turn
from tests.builders.pictures import stored_picture
from tests.builders.rooms import open_room
from tests.builders.shared_boards import share
from tests.stories.test_combining import come_in

Open = Callable[..., Page]
CUT = """() => {
    const page = document.documentElement;
    const cut = [...document.querySelectorAll(".mural-scene :is(img, h2, p)")].filter((part) => {
        const box = part.getBoundingClientRect(), holder = part.parentElement.getBoundingClientRect();
        return box.right > innerWidth || box.bottom > innerHeight
            || box.height > holder.height + 1 || box.width > holder.width + 1;
    });
    return [Math.max(0, page.scrollHeight - innerHeight), Math.max(0, page.scrollWidth - innerWidth),
        cut.map((part) => part.outerHTML.slice(0, 80))];
}"""

SIDES = """parts => parts.map((part) => part.getBoundingClientRect()).map(({ width, height }) => [width, height])"""


def test_a_mural_follows_the_room(people: Open, server: str) -> None:
    room = open_room(Stage.COMBINE)
    for number in range(9):
        width, height = ((1200, 900), (900, 1200), (3000, 700))[number % 3]
        key = stored_picture(width, height)
        room.photo(
            room.people[number % 4],
            f"E{number}",
            key=key,
            width=width,
            height=height,
            see=f"Picture {number}",
        )
    room.photo(room.people[0], "Only words, and everybody in the room can read them from their chair")
    share(room, "Water", "Överförmyndarnämndens samrådsgrupp för landsbygdsutveckling", "Up the hill")
    scenes.show_scene(actor=room.leading, scene=Scene.MURAL)
    phone, screen = people(), people(desktop=True)
    come_in(phone, room.client(room.people[1]), server)
    come_in(screen, room.leader_client(), server)
    phone.goto(f"/w/{room.code}/mural/")
    screen.goto(f"/w/{room.code}/screen/")
    for size in ((1920, 1080), (1280, 720)):
        screen.set_viewport_size({"width": size[0], "height": size[1]})
        assert screen.evaluate(CUT) == [0, 0, []]
    here, there = phone.locator(".mural-narrow"), screen.locator(".mural-scene")
    for place in (here, there):
        expect(place.get_by_alt_text("Picture 4")).to_be_visible()
        expect(place.get_by_role("heading", name="Water")).to_be_visible()
    expect(screen.get_by_text("Mira")).to_have_count(0)

    visibility.withdraw(actor=room.actor(room.people[0]), photo_id=room.photos[4].pk)
    pile = Cluster.objects.get(board__workshop=room.workshop, name="Water")
    cards.rename(actor=room.leading, board_id=pile.board_id, cluster_id=pile.pk, name="The lake")
    for place in (here, there):
        expect(place.get_by_role("heading", name="The lake")).to_be_visible()
        expect(place.get_by_alt_text("Picture 4")).to_have_count(0)
        expect(place.get_by_role("heading", name="Water")).to_have_count(0)

    scenes.show_scene(actor=room.leading, scene=Scene.STAGE)
    expect(screen.locator("#scene-combine")).to_be_visible()


def test_a_large_mural_has_several_slides_with_large_pictures(people: Open, server: str) -> None:
    room = open_room(Stage.COMBINE)
    for number in range(45):
        room.photo(room.people[number % 4], f"Words number {number} of the room")
    share(room, "Water", "Light")
    scenes.show_scene(actor=room.leading, scene=Scene.MURAL)
    screen = people(desktop=True)
    screen.set_viewport_size({"width": 1920, "height": 1080})
    come_in(screen, room.leader_client(), server)
    screen.goto(f"/w/{room.code}/screen/")
    count = screen.locator(".slide").count()
    assert count > 1
    for number in range(count):
        turn(actor=room.leading, slide=f"sheet-{number + 1}", index=number, held=True)
        shown = screen.locator(f"#slide-sheet-{number + 1}[data-shown]")
        expect(shown).to_be_visible()
        assert screen.evaluate(CUT) == [0, 0, []], number
        sides = shown.locator(".mural-picture").evaluate_all(SIDES)
        assert min(min(pair) for pair in sides) >= 160, number
