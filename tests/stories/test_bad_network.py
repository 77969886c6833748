"""Story: a picture is sent although the network is cut, an answer is lost, or the browser is closed; always once."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserType, Page, Route, expect

from places.enums import Stage
from places.models import Photo
from tests.builders.pictures import jpeg
from tests.builders.rooms import Room, open_room
from tests.stories.conftest import CHROMIUM, PHONE, QUIET

Open = Callable[..., Page]


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    file = tmp_path / "lake.jpg"
    file.write_bytes(jpeg(1600, 1200))
    return file


def come_in(page: Page, room: Room, server: str) -> None:
    """Let the page be Mira, on the page where bringing begins."""
    session = room.client(room.people[0]).cookies["session"].value
    page.context.add_cookies([{"name": "session", "value": session, "url": server}])
    page.goto(f"/w/{room.code}/bring/")


def test_a_cut_network_and_a_lost_answer(people: Open, server: str, picture: Path) -> None:
    room, mira = open_room(Stage.GATHER), people()
    come_in(mira, room, server)
    answers = []

    def cut(route: Route) -> None:
        mira.context.set_offline(True)
        route.abort("internetdisconnected")

    def lose_the_first(route: Route) -> None:
        answers.append(route.fetch())
        if len(answers) == 1:
            route.abort()
        else:
            route.fulfill(response=answers[-1])

    mira.route("**/upload/", cut)
    mira.set_input_files("input[type=file]", picture)
    expect(mira.get_by_text("No connection just now.")).to_be_visible()
    mira.get_by_label("What do we see?").fill("The lake at dawn")
    mira.get_by_role("button", name="Next").click()
    expect(mira.get_by_text("One moment: your picture is still on its way.")).to_be_visible()
    assert not Photo.objects.exists()
    mira.unroute("**/upload/")
    mira.route("**/upload/", lose_the_first)
    mira.context.set_offline(False)
    expect(mira.get_by_label("Why is this us")).to_be_visible()
    assert [answer.status for answer in answers] == [200, 200]
    assert list(Photo.objects.values_list("see", "participant")) == [("The lake at dawn", room.people[0].pk)]
    # The same picture chosen again is the one that is there.
    mira.unroute("**/upload/")
    mira.goto(f"/w/{room.code}/bring/")
    mira.set_input_files("input[type=file]", picture)
    expect(mira.locator(".upload").get_by_text("Sent")).to_be_visible()
    assert Photo.objects.count() == 1


def test_a_closed_browser(browser_type: BrowserType, server: str, picture: Path, tmp_path: Path) -> None:
    room = open_room(Stage.GATHER)

    def opened() -> Page:
        context = browser_type.launch_persistent_context(
            tmp_path / "browser",
            executable_path=CHROMIUM,
            args=QUIET,
            viewport=PHONE,  # type: ignore[arg-type]
            base_url=server,
            locale="en",
        )
        return context.pages[0]

    page = opened()
    come_in(page, room, server)
    page.context.set_offline(True)
    page.set_input_files("input[type=file]", picture)
    expect(page.get_by_text("No connection just now.")).to_be_visible()
    page.get_by_label("What do we see?").fill("The lake at dawn")
    page.context.close()
    assert not Photo.objects.exists()
    page = opened()
    come_in(page, room, server)
    expect(page.get_by_text("1 picture was still on this phone. It is being sent now.")).to_be_visible()
    expect(page.locator(".upload").get_by_text("Sent")).to_be_visible()
    expect(page.get_by_label("What do we see?")).to_have_value("The lake at dawn")
    page.goto(f"/w/{room.code}/bring/")
    expect(page.get_by_role("heading", name="Not finished yet")).to_be_visible()
    expect(page.get_by_text("was still on this phone")).to_have_count(0)
    # What was typed belongs to the picture, wherever its question is met again; sent once, it is kept no more.
    page.get_by_role("link", name="Go on with this").click()
    expect(page.get_by_label("What do we see?")).to_have_value("The lake at dawn")
    page.get_by_role("button", name="Next").click()
    expect(page.get_by_label("Why is this us")).to_be_visible()
    assert page.evaluate("Object.keys(localStorage).filter(key => key.startsWith('placeness:words:'))") == []
    page.context.close()
    assert list(Photo.objects.values_list("see", flat=True)) == ["The lake at dawn"]


def test_the_question_outlives_the_network_and_another_choice(
    people: Open, server: str, picture: Path
) -> None:
    room, mira = open_room(Stage.GATHER), people()
    come_in(mira, room, server)
    mira.set_input_files("input[type=file]", picture)
    mira.get_by_label("What do we see?").fill("The lake")
    expect(mira.locator(".upload").get_by_text("Sent")).to_be_visible()
    mira.context.set_offline(True)
    mira.get_by_role("button", name="Next").click()
    expect(mira.locator("act-form[data-state=retrying]")).to_have_count(1)
    expect(mira.get_by_label("What do we see?")).to_have_value("The lake")
    mira.context.set_offline(False)
    expect(mira.get_by_label("Why is this us")).to_be_visible()
    assert list(Photo.objects.values_list("see", flat=True)) == ["The lake"]
    # Taken away before it has arrived, a picture takes its question with it.
    mira.goto(f"/w/{room.code}/bring/")
    mira.context.set_offline(True)
    mira.set_input_files("input[type=file]", picture)
    expect(mira.get_by_label("What do we see?")).to_be_visible()
    mira.get_by_role("button", name="Take away").click()
    expect(mira.get_by_label("What do we see?")).to_be_hidden()
    expect(mira.get_by_role("button", name="Bring words only")).to_be_visible()
    # As many as the room asks for: no more is offered, until one is taken away.
    files = [picture.with_name(f"{number}.jpg") for number in range(3)]
    for number, file in enumerate(files):
        file.write_bytes(jpeg(400 + number, 300))
    mira.set_input_files("input[type=file]", files)
    expect(mira.get_by_text("Each person brings at most 3 pictures here.")).to_be_visible()
    expect(mira.locator(".upload")).to_have_count(2)
    expect(mira.get_by_text("One more picture")).to_be_hidden()
    mira.get_by_role("button", name="Take away").last.click()
    expect(mira.get_by_text("One more picture")).to_be_visible()


def test_an_answer_that_never_comes_is_asked_for_again(people: Open, server: str) -> None:
    room, mira = open_room(Stage.SHARE), people()
    photo = room.photo(room.people[0], "Nobody is far from the shore")
    come_in(mira, room, server)
    mira.clock.install()
    mira.goto(f"/w/{room.code}/photo/{photo.pk}/")
    answers = []

    def keep_the_first(route: Route) -> None:
        answers.append(route.fetch())
        if len(answers) > 1:  # the answer to the first is lost
            route.fulfill(response=answers[-1])

    def wait_for(number: int) -> None:
        for _ in range(750):
            if len(answers) < number:
                mira.wait_for_timeout(20)
        assert len(answers) == number

    mira.route("**/theme/", keep_the_first)
    field = mira.locator(".add-word input[type=text], .add-word input.input").first
    field.fill("Water")
    field.press("Enter")
    expect(mira.get_by_text("Sending…")).to_have_count(1)
    wait_for(1)
    mira.clock.fast_forward(15_000)
    mira.clock.fast_forward(2_000)
    wait_for(2)
    expect(mira.locator(".chip", has_text="Water")).to_be_visible()
    assert [answer.status for answer in answers] == [200, 200]
    assert list(photo.themes.values_list("name", flat=True)) == ["Water"]
