"""Story: nobody is left out: faces are hidden, a neighbour types, a drawing comes, and a picture is answered."""

import re
from collections.abc import Callable
from pathlib import Path

from django.core.files.storage import storages
from django.urls import reverse
from PIL import Image
from playwright.sync_api import Page, expect

from places.enums import Stage
from places.models import Echo, Participant, Photo
from places.storage import VARIANTS, variant_path
from tests.builders.pictures import stored_picture
from tests.builders.rooms import Room, open_room
from tests.imaging.pictures import encoded, roughness, speckled
from tests.stories.coming_in import come_in

Open = Callable[..., Page]
AREAS = "(tool) => tool.value"


def enter(page: Page, room: Room, person: int | None, server: str) -> Page:
    come_in(page, room.leader_client() if person is None else room.client(room.people[person]), server)
    return page


def renditions(key: str) -> dict[str, Image.Image]:
    """Each stored size of a picture."""
    images = {}
    for name in VARIANTS:
        with Image.open(storages["default"].path(variant_path(key, name))) as image:
            images[name] = image.convert("RGB")
    return images


def stored_bytes(key: str) -> dict[str, bytes]:
    return {name: Path(storages["default"].path(variant_path(key, name))).read_bytes() for name in VARIANTS}


def is_flat(image: Image.Image, area: str) -> bool:
    """Whether nothing can be seen any more inside an area, while there is detail beside it."""
    left, top, wide, high = (float(part) for part in area.split(","))
    across, down = image.size
    inner = (left + 0.15 * wide, top + 0.15 * high, left + 0.85 * wide, top + 0.85 * high)
    box = tuple(round(part * side) for part, side in zip(inner, (across, down) * 2, strict=True))
    inside = roughness(image.crop(box))
    outside = roughness(image.crop((0, 0, round(left * across * 0.9), down)))
    return inside < 8 and outside > 3 * inside


def speckles(tmp_path: Path) -> Path:
    file = tmp_path / "street.jpg"
    file.write_bytes(encoded(speckled(1200, 900), "JPEG", quality=92))
    return file


def test_with_a_mouse_an_area_is_hidden_before_the_picture_is_sent(
    people: Open, server: str, tmp_path: Path
) -> None:
    room = open_room(Stage.GATHER)
    mira = enter(people(), room, 0, server)
    mira.goto(reverse("bring", args=[room.code]))
    mira.get_by_label("Hide faces or signs before it is sent").check()
    mira.set_input_files("input[type=file]", speckles(tmp_path))
    sheet = mira.locator("[data-cover-sheet]")
    expect(sheet.locator("blur-tool[ready]")).to_be_visible()
    place = sheet.locator("canvas").bounding_box()
    assert place
    mira.mouse.click(place["x"] + place["width"] * 0.6, place["y"] + place["height"] * 0.5)
    expect(sheet.locator("[data-area]")).to_have_count(1)
    area = sheet.locator("blur-tool").evaluate(AREAS)
    sheet.get_by_role("button", name="Send it", exact=True).click()
    expect(mira.locator(".upload").get_by_text("Sent")).to_be_visible()
    photo = Photo.objects.get()
    assert photo.blurred_at
    assert {name: is_flat(image, area) for name, image in renditions(photo.key).items()} == dict.fromkeys(
        VARIANTS, True
    )


def test_with_keys_alone_an_area_is_hidden_later_in_every_size(
    people: Open, server: str, tmp_path: Path
) -> None:
    room = open_room(Stage.GATHER)
    mira = enter(people(), room, 0, server)
    mira.goto(reverse("bring", args=[room.code]))
    mira.set_input_files("input[type=file]", speckles(tmp_path))
    expect(mira.locator(".upload").get_by_text("Sent")).to_be_visible()
    before = Photo.objects.get()
    seen = stored_bytes(before.key)
    mira.goto(reverse("photo-blur", args=[room.code, before.pk]))
    expect(mira.locator("blur-tool[ready]")).to_be_visible()
    mira.get_by_role("button", name="Hide one more").focus()
    mira.keyboard.press("Enter")
    expect(mira.locator("[data-area]")).to_be_focused()
    middle = mira.locator("blur-tool").evaluate(AREAS)
    for key in ("ArrowRight", "ArrowRight", "ArrowDown", "Shift+ArrowRight"):
        mira.keyboard.press(key)
    area = mira.locator("blur-tool").evaluate(AREAS)
    moved = [round(float(b) - float(a), 2) for a, b in zip(middle.split(","), area.split(","), strict=True)]
    assert moved == [0.04, 0.02, 0.02, 0.0]
    mira.get_by_role("button", name="Hide for good").focus()
    mira.keyboard.press("Enter")
    mira.wait_for_url(lambda url: "/blur/" not in url)
    after = Photo.objects.get()
    assert (after.key != before.key, bool(after.blurred_at)) == (True, True)
    now = stored_bytes(after.key)
    assert {name: now[name] != seen[name] for name in VARIANTS} == dict.fromkeys(VARIANTS, True)
    assert {name: is_flat(image, area) for name, image in renditions(after.key).items()} == dict.fromkeys(
        VARIANTS, True
    )
    assert not Path(storages["default"].path(variant_path(before.key, "master"))).exists()


def test_who_came_without_a_phone_comes_back_from_a_slip_of_paper(people: Open, server: str) -> None:
    room = open_room(Stage.GATHER)
    mira, later = enter(people(), room, 0, server), people()
    mira.goto(reverse("with-me", args=[room.code]))
    mira.get_by_label("What is their first name?").fill("Edith")
    mira.get_by_label("I have asked them, and they said yes.").check()
    mira.get_by_role("button", name="Let them in").click()
    code = mira.locator(".return-code-words").inner_text()
    mira.get_by_role("button", name="Bring the picture of Edith").click()
    expect(mira.get_by_text("You type for Edith.")).to_be_visible()
    mira.goto(reverse("bring", args=[room.code]))
    mira.get_by_role("button", name="Bring words only").click()
    mira.wait_for_url(re.compile(r"/bring/\d+/"))
    edith = Participant.objects.get(first_name="Edith")
    assert (edith.helper.first_name, edith.photos.count()) == ("Mira", 1)
    mira.get_by_role("button", name="Back to me").click()
    expect(mira.get_by_text("You type for Edith.")).to_have_count(0)

    later.goto(reverse("come-back") + f"?code={room.code}")
    later.get_by_label("Your return code").fill(code)
    later.get_by_role("button", name="Come in").click()
    later.goto(reverse("me", args=[room.code]))
    expect(later.locator("main")).to_contain_text("Edith")
    assert Participant.objects.filter(first_name="Edith").count() == 1


def stroke(page: Page, *points: tuple[float, float]) -> None:
    """Draw a line through these shares of the paper."""
    canvas, paper = page.locator("#drawing canvas"), None
    while paper != (paper := canvas.bounding_box()):  # the sheet may still be on its way up
        page.wait_for_timeout(100)
    assert paper
    places = [(paper["x"] + x * paper["width"], paper["y"] + y * paper["height"]) for x, y in points]
    page.mouse.move(*places[0])
    page.mouse.down()
    for place in places[1:]:
        page.mouse.move(*place, steps=4)
    page.mouse.up()


def test_a_drawing_comes_as_it_was_left_after_undo(people: Open, server: str) -> None:
    room = open_room(Stage.GATHER)
    mira = enter(people(), room, 0, server)
    mira.goto(reverse("bring", args=[room.code]))
    mira.get_by_role("button", name="Draw").click()
    sheet = mira.locator("#drawing")
    expect(sheet.get_by_role("button", name="Undo")).to_be_disabled()
    stroke(mira, (0.2, 0.25), (0.8, 0.25))
    sheet.get_by_text("Red").click()
    stroke(mira, (0.2, 0.5), (0.8, 0.5))
    sheet.get_by_text("Blue").click()
    stroke(mira, (0.2, 0.75), (0.8, 0.75))
    sheet.get_by_role("button", name="Undo").click()
    sheet.get_by_role("button", name="Bring this drawing").click()
    expect(mira.locator(".upload").get_by_text("Sent")).to_be_visible()
    image = renditions(Photo.objects.get().key)["master"]
    black, red, white = (image.getpixel((image.width // 2, image.height * part // 4)) for part in (1, 2, 3))
    assert max(black) < 90
    assert (red[0] > 150, red[2] < 90) == (True, True)
    assert min(white) > 240


def test_this_speaks_to_me_too_reaches_the_owner_alone_and_the_focus_stays(people: Open, server: str) -> None:
    room = open_room(Stage.SHARE)
    photo = room.photo(room.people[0], "The lake", key=stored_picture(64, 48), width=64, height=48)
    address = reverse("photo", args=[room.code, photo.pk])
    mira, sam, anna, leader = (enter(people(), room, who, server) for who in (0, 1, 2, None))
    for page in (mira, sam, anna, leader):
        page.goto(address)
    told = sam.locator(f"#echo-{photo.pk}")
    told.get_by_role("button", name="This speaks to me too").focus()
    sam.keyboard.press("Enter")
    expect(told).to_contain_text("Mira reads: somebody says")
    expect(told.get_by_role("button", name="Take it back")).to_be_focused()
    expect(mira.locator("#heard")).to_contain_text("Somebody says: this speaks to me too.")
    told.get_by_role("button", name="With my first name").focus()
    sam.keyboard.press("Enter")
    expect(told.get_by_role("button", name="Without my name")).to_be_focused()
    expect(mira.locator("#heard")).to_contain_text("Sam says: this speaks to me too.")
    expect(mira.locator("#announcer")).to_have_text("Sam says: this speaks to me too.")
    for page in (anna, leader):
        expect(page.locator("main")).not_to_contain_text("says: this speaks")
    told.get_by_role("button", name="Take it back").click()
    expect(mira.locator("#heard")).to_be_hidden()
    assert Echo.objects.count() == 0
