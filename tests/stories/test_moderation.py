"""Story: a host shows a new picture from a phone; then another phone's wall and the big screen have it."""

from playwright.sync_api import expect

from places.enums import Stage
from places.photos.actions import bringing
from tests.builders.rooms import open_room
from tests.stories.coming_in import come_in
from tests.stories.test_writing import Open


def test_a_host_shows_a_picture_that_waited(people: Open, server: str) -> None:
    room = open_room(Stage.SHARE, photos=2)
    room.people[1].is_host = True
    room.people[1].save()
    owner, host, other, screen = people(), people(), people(), people(desktop=True)
    for page, person in ((owner, 0), (host, 1), (other, 2)):
        come_in(page, room.client(room.people[person]), server)
    come_in(screen, room.leader_client(), server)

    host.goto(f"/w/{room.code}/desk/")
    host.get_by_text("Pictures and words").click()
    host.get_by_text("Look at new pictures first?").click()
    host.get_by_role("button", name="Let new pictures wait").click()
    expect(host.get_by_text("New pictures wait now until you have looked.")).to_be_visible()
    host.goto(f"/w/{room.code}/desk/pictures/")
    expect(host.get_by_role("heading", name="No picture waits")).to_be_visible()
    other.goto(f"/w/{room.code}/wall/")
    screen.goto(f"/w/{room.code}/screen/")

    mira = room.actor(room.people[0])
    photo = bringing.start_words(actor=mira, upload_key="a" * 32).data["photo"]
    bringing.describe(actor=mira, photo_id=photo, fields={"essence": "Only the lake"})
    owner.goto(f"/w/{room.code}/bring/{photo}/done/")
    owner.get_by_role("button", name="Bring it to the room").click()
    expect(owner.get_by_text("Your picture will appear soon.")).to_be_visible()

    expect(host.get_by_role("heading", name="1 picture waits to be shown")).to_be_visible()
    expect(host.get_by_text("Only the lake")).to_be_visible()
    expect(other.get_by_text("Only the lake")).to_have_count(0)
    host.get_by_role("button", name="Show", exact=True).click()
    expect(host.get_by_text("You have looked at all of them.")).to_be_visible()
    expect(other.get_by_text("Only the lake").first).to_be_visible()
    expect(screen.get_by_text("Only the lake").first).to_be_attached()
    expect(owner.get_by_text("Your picture will appear soon.")).to_have_count(0)
