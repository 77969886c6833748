"""Story: a leader makes a link; a stranger without cookies reads the page and takes the walk; it is taken back."""

from playwright.sync_api import expect

from places.enums import PhotoAudience, Stage
from places.models import ShareLink
from tests.builders.visions import open_vision
from tests.stories.coming_in import come_in
from tests.stories.test_writing import Open


def test_a_stranger_reads_and_walks_until_the_link_is_taken_back(people: Open, server: str) -> None:
    room = open_vision().at(Stage.CLOSE)
    room.photo(room.people[1], "The forest is quiet.", audience=PhotoAudience.REPORT)
    desk, stranger = people(desktop=True), people()
    come_in(desk, room.leader_client(), server)
    desk.goto(f"/w/{room.code}/vision/")
    desk.get_by_role("link", name="A page for people outside").click()
    desk.get_by_role("button", name="Make the link").click()
    expect(desk.get_by_role("button", name="Copy the link")).to_be_visible()
    address = desk.locator("#share-address").inner_text()
    assert address == f"{server}/v/{ShareLink.objects.get().token}/"

    stranger.goto(address)
    expect(stranger.get_by_role("heading", name="Light that calls")).to_be_visible()
    expect(stranger.get_by_alt_text("The lake at dawn").first).to_be_visible()
    stranger.get_by_role("link", name="Walk through the pictures").click()
    stranger.get_by_role("link", name="Begin").click()
    expect(stranger.get_by_text("Station 1 of 2")).to_be_visible()
    stranger.keyboard.press("ArrowRight")
    expect(stranger.get_by_text("“The forest is quiet.”")).to_be_visible()
    stranger.keyboard.press("ArrowLeft")
    expect(stranger.get_by_text("Station 1 of 2")).to_be_visible()
    shown = stranger.locator("img").evaluate("image => image.decode().then(() => image.naturalWidth > 0)")
    assert (shown, stranger.context.cookies()) == (True, [])

    desk.get_by_role("button", name="Take the link back").click()
    expect(desk.get_by_role("button", name="Make the link")).to_be_visible()
    stranger.reload()
    expect(stranger.get_by_role("heading", name="There is nothing to see here")).to_be_visible()
    stranger.goto(address)
    expect(stranger.get_by_role("heading", name="There is nothing to see here")).to_be_visible()
    assert stranger.context.cookies() == []
