"""Story: on a phone whose scripts did not arrive one joins, brings a picture, and reads the wall."""

import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from places.enums import Stage
from places.models import Photo
from tests.builders.pictures import jpeg
from tests.builders.rooms import open_room
from tests.stories.test_bringing import join

Open = Callable[..., Page]


def answer(page: Page, question: str, words: str = "") -> None:
    """Write below the question (or skip it), and go on to the next page."""
    expect(page.get_by_role("heading", name=question)).to_be_visible()
    if words:
        page.get_by_label(question).fill(words)
    page.get_by_role("button", name="Next").click()
    expect(page.get_by_role("heading", name=question)).to_have_count(0)


def test_join_bring_and_read(people: Open, server: str, tmp_path: Path) -> None:
    room = open_room(Stage.SHARE)
    room.photo(room.people[1], "We were the ones who lit it.")
    page = people(java_script_enabled=False)
    join(page, room.code, "Edith")
    page.goto(f"/w/{room.code}/bring/")
    page.set_input_files("input[type=file]", {"name": "no.jpg", "mimeType": "image/jpeg", "buffer": b"words"})
    page.get_by_role("button", name="Send the picture").click()
    expect(page.get_by_role("alert")).to_contain_text("JPEG")
    lake = tmp_path / "lake.jpg"
    lake.write_bytes(jpeg(1600, 1200))
    page.set_input_files("input[type=file]", lake)
    page.get_by_role("button", name="Send the picture").click()
    answer(page, "What do we see?", "The lake at dawn")
    answer(page, "Why is this us, and not somewhere else?", "Every street ends at the water.")
    answer(page, "When did you feel you belonged here")
    answer(page, "Which words belong to it?")
    answer(page, "How strong is it?")
    expect(page.get_by_label("People in this room")).to_be_checked()
    answer(page, "Who may see it?")
    page.get_by_label("No", exact=True).check()
    page.get_by_role("button", name="Next").click()
    page.get_by_role("button", name="Bring it to the room").click()
    expect(page.get_by_text(re.compile("ha(s|ve) brought theirs"))).to_be_visible()
    page.goto(f"/w/{room.code}/wall/")
    expect(page.get_by_text("Every street ends at the water.")).to_be_visible()
    expect(page.get_by_text("We were the ones who lit it.")).to_be_visible()
    page.get_by_role("link").filter(has=page.get_by_role("img", name="The lake at dawn")).first.click()
    expect(page.get_by_role("img", name="The lake at dawn")).to_be_visible()
    photo = Photo.objects.exclude(key="").get()
    assert (photo.see, photo.essence) == ("The lake at dawn", "Every street ends at the water.")
