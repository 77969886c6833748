"""Story: whatever answers in the place of the server, and whoever has the phone next, no picture is lost or strays."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.files.storage import storages
from PIL import Image
from playwright.sync_api import Page, Route, expect

from places.enums import Stage
from places.models import Participant, Photo
from places.people.queries.return_codes import digest, return_code
from places.storage import variant_path
from tests.builders.pictures import jpeg
from tests.builders.rooms import Room, open_room
from tests.imaging.pictures import BLUE, GREEN, RED, YELLOW, corner_colours, encoded, near, quarters

Open = Callable[..., Page]
PORTAL = "<!doctype html><title>Wi-Fi</title><form><input name=password></form>"
NOISE = """HTMLCanvasElement.prototype.toBlob = function (done) {
  const canvas = new OffscreenCanvas(this.width, this.height), context = canvas.getContext("2d");
  const noise = context.createImageData(this.width, this.height);
  noise.data.forEach((_, at) => { noise.data[at] = at % 4 === 3 ? 255 : Math.random() * 256; });
  context.putImageData(noise, 0, 0);
  canvas.convertToBlob({ type: "image/jpeg" }).then(done);
};"""
SILENT_STORE = "indexedDB.open = () => new EventTarget();"
LEFT_ON_PHONE = """() => new Promise((resolve) => {
  const opening = indexedDB.open("placeness");
  opening.onsuccess = () => {
    const asking = opening.result.transaction("uploads").objectStore("uploads").count();
    asking.onsuccess = () => { opening.result.close(); resolve(asking.result); };
  };
})"""


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    file = tmp_path / "lake.jpg"
    file.write_bytes(jpeg(1600, 1200))
    return file


def come_in(page: Page, room: Room, server: str, person: int = 0) -> None:
    """Let the page be one of the room's people, where bringing begins."""
    session = room.client(room.people[person]).cookies["session"].value
    page.context.add_cookies([{"name": "session", "value": session, "url": server}])
    page.goto(f"/w/{room.code}/bring/")


def send_against(page: Page, picture: Path, status: int, body: str, kind: str = "text/html") -> None:
    """Choose a picture while something else answers each upload."""
    page.route("**/upload/", lambda route: route.fulfill(status=status, body=body, content_type=kind))
    page.set_input_files("input[type=file]", picture)


def arrives(page: Page) -> None:
    """The picture that was kept is sent now, and leaves the phone."""
    expect(page.locator(".upload").get_by_text("Sent")).to_be_visible()
    assert page.evaluate(LEFT_ON_PHONE) == 0
    assert Photo.objects.count() == 1


def test_another_answer_than_ours_is_none(people: Open, server: str, picture: Path) -> None:
    room, mira = open_room(Stage.GATHER), people()
    come_in(mira, room, server)
    mira.clock.install()
    answers = [
        (PORTAL, "text/html"),
        ('{"ok": true}', "application/json"),
        ("[]", "application/json"),
        ("", ""),
    ]
    left = list(answers)

    def of_others(route: Route) -> None:
        body, kind = left.pop(0)
        route.fulfill(status=200, body=body, content_type=kind)
        if not left:
            mira.unroute("**/upload/")

    mira.route("**/upload/", of_others)
    mira.set_input_files("input[type=file]", picture)
    expect(mira.get_by_text("You may have to sign in to the Wi-Fi first.")).to_be_visible()
    assert mira.evaluate(LEFT_ON_PHONE) == 1
    while left:
        mira.clock.fast_forward(15_000)
    mira.clock.fast_forward(15_000)
    arrives(mira)


OURS = {
    404: {"sentence": "We could not find that page."},
    403: {"sentence": "This page has been open for too long.", "reason": "page"},
    409: {"sentence": "The room is not doing this just now."},
    500: {"sentence": "Something went wrong on our side."},
}
FINE = "Your picture is fine, and it is kept on this phone."
KEPT = [
    (404, True, "come back with your return code, and it is sent.", ["Come back"]),
    (403, True, "load the page again, and it is sent.", ["Load the page again"]),
    (409, True, "The room is not doing this just now. Your picture is kept on this phone.", []),
    (413, False, "lets no picture of this size through. Yours is kept on this phone.", []),
    (500, True, FINE, []),
    (404, False, FINE, []),
    (403, False, FINE, []),
    (401, False, FINE, []),
]


def test_a_refusal_that_is_not_the_pictures_fault_keeps_it(people: Open, server: str, picture: Path) -> None:
    room, mira = open_room(Stage.GATHER), people()
    come_in(mira, room, server)
    card, given = mira.locator(".upload"), list(KEPT)

    def refuse(route: Route) -> None:
        status, is_ours, _words, _ways = given[0]
        body = json.dumps(OURS[status]) if is_ours else "<h1>nginx</h1>"
        route.fulfill(status=status, body=body, content_type="text/html")

    mira.route("**/upload/", refuse)
    mira.set_input_files("input[type=file]", picture)
    while given:
        _status, _is_ours, words, ways = given[0]
        expect(card.get_by_text(words)).to_be_visible()
        expect(mira.get_by_text("choose another one")).to_have_count(0)
        assert card.get_by_role("link").all_inner_texts() == ways
        assert mira.evaluate(LEFT_ON_PHONE) == 1
        given.pop(0)
        if not given:
            mira.unroute("**/upload/")
        card.get_by_role("button", name="Try again").click()
    arrives(mira)


def test_a_lost_session_is_come_back_from(people: Open, server: str, picture: Path) -> None:
    room, mira = open_room(Stage.GATHER), people()
    person = room.people[0]
    code = return_code(person.token, person.language)
    Participant.objects.filter(pk=person.pk).update(return_digest=digest(room.workshop.pk, code))
    come_in(mira, room, server)
    mira.context.clear_cookies(name="session")
    mira.set_input_files("input[type=file]", picture)
    mira.locator(".upload").get_by_role("link", name="Come back").click()
    mira.get_by_label("Your return code").fill(code)
    mira.get_by_role("button", name="Come in").click()
    arrives(mira)
    assert Photo.objects.get().participant == person


def test_the_picture_of_one_person_is_not_the_next_ones(people: Open, server: str, picture: Path) -> None:
    room, phone = open_room(Stage.GATHER), people()
    come_in(phone, room, server)
    other_tab = phone.context.new_page()
    send_against(phone, picture, 200, PORTAL)
    expect(phone.get_by_text("You may have to sign in")).to_be_visible()
    phone.get_by_label("What do we see?").fill("Only Mira knows")
    come_in(other_tab, room, server, person=1)
    phone.unroute("**/upload/")  # the first tab still tries, but the phone is Sam's now
    expect(phone.get_by_text("Somebody else is in the room on this phone now.")).to_be_visible()
    phone.close()
    others = "1 picture on this phone belongs to somebody who was here before you."
    other_tab.reload()
    expect(other_tab.get_by_text(others)).to_be_visible()
    expect(other_tab.locator(".upload")).to_have_count(0)
    other_tab.set_input_files(
        "input[type=file]", [{"name": "a.jpg", "mimeType": "image/jpeg", "buffer": jpeg(400, 300)}]
    )
    expect(other_tab.locator(".upload").get_by_text("Sent")).to_be_visible()
    expect(other_tab.get_by_label("What do we see?")).to_have_value("")
    assert list(Photo.objects.values_list("participant", flat=True)) == [room.people[1].pk]
    come_in(other_tab, room, server)
    expect(other_tab.locator(".upload").get_by_text("Sent")).to_be_visible()
    expect(other_tab.get_by_label("What do we see?")).to_have_value("Only Mira knows")
    expect(other_tab.get_by_text(others)).to_have_count(0)
    assert set(Photo.objects.values_list("participant", flat=True)) == {p.pk for p in room.people[:2]}


def test_pictures_of_others_can_be_erased(people: Open, server: str, picture: Path) -> None:
    room, phone = open_room(Stage.GATHER), people()
    come_in(phone, room, server)
    send_against(phone, picture, 500, "")
    expect(phone.get_by_text("it is kept on this phone.")).to_be_visible()
    come_in(phone, room, server, person=1)
    phone.get_by_role("button", name="Erase from this phone").click()
    expect(phone.get_by_text("belongs to somebody")).to_be_hidden()
    assert phone.evaluate(LEFT_ON_PHONE) == 0


def test_a_store_that_never_answers_holds_nothing_up(people: Open, server: str, picture: Path) -> None:
    room, mira = open_room(Stage.GATHER), people()
    mira.add_init_script(SILENT_STORE)
    come_in(mira, room, server)
    mira.set_input_files("input[type=file]", picture)
    expect(mira.locator(".upload").get_by_text("Sent")).to_be_visible()
    assert Photo.objects.count() == 1


def test_a_canvas_that_gives_noise_is_not_believed(people: Open, server: str, tmp_path: Path) -> None:
    """The four colours of the picture arrive."""
    file = tmp_path / "quarters.jpg"
    file.write_bytes(encoded(quarters(), "JPEG"))
    room, mira = open_room(Stage.GATHER), people()
    mira.add_init_script(NOISE)
    come_in(mira, room, server)
    mira.set_input_files("input[type=file]", file)
    expect(mira.locator(".upload").get_by_text("Sent")).to_be_visible()
    stored = Path(storages["default"].path(variant_path(Photo.objects.get().key, "master")))
    with Image.open(stored) as image:
        assert near(corner_colours(image), [RED, GREEN, BLUE, YELLOW])


def test_what_is_empty_is_told_and_what_is_long_stays_readable(
    people: Open, server: str, tmp_path: Path
) -> None:
    room, mira = open_room(Stage.GATHER), people()
    come_in(mira, room, server)
    (tmp_path / "empty.jpg").write_bytes(b"")
    mira.set_input_files("input[type=file]", tmp_path / "empty.jpg")
    expect(mira.get_by_text("This file is empty (0 bytes).")).to_be_visible()
    assert mira.evaluate(SHRUNK, [[9000, 1500], [900, 9000], [4000, 3000], [700, 3000]]) == [
        [5760, 960],  # the shorter side keeps 960
        [810, 8095],  # as many pixels as a square of 2560
        [2560, 1920],
        [700, 3000],  # never more than there was
    ]


SHRUNK = """async (sizes) => {
  const { shrink } = await import("shrink");
  return Promise.all(sizes.map(async ([width, height]) => {
    const canvas = new OffscreenCanvas(width, height);
    canvas.getContext("2d").fillRect(0, 0, 10, 10);
    const made = await createImageBitmap(await shrink(await canvas.convertToBlob({ type: "image/jpeg" })));
    return [made.width, made.height];
  }));
}"""
