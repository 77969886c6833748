"""Story: a latecomer comes in by themselves, a moved person sees another board, somebody comes to lead and goes."""

import re

from playwright.sync_api import expect

from places.desk.actions import workshops
from places.enums import Stage
from tests.builders.rooms import open_room
from tests.stories.coming_in import come_in
from tests.stories.test_writing import Open


def test_a_latecomer_waits_outside_and_comes_in_by_themselves(people: Open, server: str) -> None:
    room = open_room(Stage.COMBINE, photos=4)
    workshops.move_stage(actor=room.leading, stage=Stage.WEIGH)
    desk, phone = people(desktop=True), people()
    come_in(desk, room.leader_client(), server)
    desk.goto(f"/w/{room.code}/desk/")
    phone.goto(f"/join/{room.code}/")
    phone.get_by_label("What is your first name?").fill("Nils")
    phone.get_by_role("button", name="Wait here").click()
    expect(phone.get_by_role("heading", name="Good that you are here, Nils.")).to_be_visible()
    expect(desk.get_by_text("1 person waits outside.")).to_be_visible()
    workshops.move_stage(actor=room.leading, stage=Stage.WRITE)
    expect(phone.get_by_text("Welcome, Nils.")).to_be_visible()


def test_a_moved_person_sees_the_new_board_and_reads_where_they_sit(people: Open, server: str) -> None:
    room = open_room(Stage.SHARE, photos=4)
    workshops.move_stage(actor=room.leading, stage=Stage.CLUSTER)
    desk, phone = people(desktop=True), people()
    come_in(desk, room.leader_client(), server)
    phone.goto(f"/join/{room.code}/?table=1")
    phone.get_by_label("What is your first name?").fill("Edith")
    phone.get_by_role("button", name="Come in").click()
    expect(phone.get_by_text("Welcome, Edith.")).to_be_visible()
    phone.goto(f"/w/{room.code}/board/")
    before = phone.locator("live-stream").get_attribute("src")
    desk.goto(f"/w/{room.code}/desk/?open=people")
    desk.get_by_role("link", name="Edith").click()
    desk.get_by_label("They sit at").select_option("Table 2")
    desk.get_by_role("button", name="Change table").click()
    expect(phone.get_by_text("You have a new place: you sit at Table 2 now.")).to_be_visible()
    expect(phone.locator("live-stream")).not_to_have_attribute("src", before or "")


def test_somebody_is_invited_to_lead_and_their_desk_ends_when_that_does(people: Open, server: str) -> None:
    room = open_room(Stage.SHARE, photos=2)
    own, other = people(desktop=True), people()
    come_in(own, room.leader_client(), server)
    own.goto(f"/w/{room.code}/desk/leaders/")
    own.get_by_role("button", name="Make a link for a co-leader").click()
    link = own.locator("copy-button[text*='/lead/']").get_attribute("text") or ""
    other.goto(re.sub(r"^https?://[^/]+", "", link))
    other.get_by_label("What is your first name?").fill("Edith")
    other.get_by_label("E-mail address").fill("edith@example.org")
    other.get_by_label("New password", exact=True).fill("several words in a row")
    other.get_by_label("The new password once more").fill("several words in a row")
    other.get_by_role("button", name="Lead this workshop").click()
    expect(other.get_by_role("heading", name="People and tables")).to_be_attached()
    own.goto(f"/w/{room.code}/desk/leaders/")
    own.get_by_role("button", name=re.compile("Stop leading")).click()
    expect(other.get_by_role("heading", name="People and tables")).to_have_count(0)
