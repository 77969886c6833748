"""Story: a person takes everything back. The wall, the projector and a board lose it by themselves."""

from playwright.sync_api import expect

from places.desk.actions import workshops
from places.enums import Stage
from tests.builders.rooms import open_room
from tests.stories.test_combining import come_in
from tests.stories.test_writing import Open

MINE = "Essence 1"  # Mira's


def test_it_goes_from_every_open_page(people: Open, server: str) -> None:
    room = open_room(Stage.SHARE, photos=4)
    workshops.move_stage(actor=room.leading, stage=Stage.CLUSTER)
    phone, other_phone, wall, board, screen = (people() for _ in range(5))
    for page, person in ((phone, 0), (other_phone, 0), (wall, 2), (board, 1)):
        come_in(page, room.client(room.people[person]), server)
    come_in(screen, room.leader_client(), server)
    for page, where in ((wall, "wall"), (board, "board"), (other_phone, "me")):
        page.goto(f"/w/{room.code}/{where}/")
        expect(page.get_by_text(MINE).first).to_be_visible()
    screen.goto(f"/w/{room.code}/screen/")
    phone.goto(f"/w/{room.code}/me/")
    phone.get_by_role("link", name="Take everything back").click()
    phone.get_by_label("Yes, erase everything of mine.").check()
    phone.get_by_role("button", name="Erase everything").click()
    expect(phone.get_by_text("Everything of yours has been erased.")).to_be_visible()
    for page in (wall, board, screen, other_phone):
        expect(page.get_by_text(MINE)).to_have_count(0)
    expect(wall.get_by_text("Essence 2").first).to_be_visible()
    expect(
        other_phone.get_by_role("heading", name="What you brought to this room has been erased")
    ).to_be_visible()
