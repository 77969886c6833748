"""The pages of a workshop's plan: its run-sheet, choosing, saving as a file, sending one."""

import json
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from places.enums import Kind
from places.facilitation.methods.method_file import read_method_file, written_method_file
from places.facilitation.methods.shipped import shipped_methods
from places.facilitation.queries.workshop_methods import method_of
from places.models import WorkshopMethod
from places.texts import clean
from tests.builders.rooms import Room
from tests.facilitation.methods.test_checking import small
from tests.one_line import one_line


@pytest.fixture
def leader(room: Room) -> Client:
    return room.leader_client()


def send(client: Client, room: Room, data: bytes) -> Any:
    return client.post(
        reverse("method-bring", args=[room.code]), {"file": SimpleUploadedFile("p.json", data)}
    )


def test_the_run_sheet_is_read_in_the_language_of_the_reader(room: Room, leader: Client) -> None:
    address = reverse("run-sheet-page", args=[room.code])
    swedish = leader.get(address, headers={"accept-language": "sv"}).content.decode()
    english = leader.get(address, headers={"accept-language": "en"}).content.decode()
    for page, language in ((swedish, "sv"), (english, "en")):
        for stage in shipped_methods()["ninety-minutes"].stages:
            assert all(line in page for line in stage.say[language])
    assert room.workshop.question in english


def test_another_plan_can_be_read_before_it_is_chosen(room: Room, leader: Client) -> None:
    address = reverse("run-sheet-page", args=[room.code])
    page = leader.get(f"{address}?method=school-class").content.decode()
    assert "Hello, all of you. Today you are explorers." in page
    assert "The workshop does not follow it yet." in page
    assert leader.get(f"{address}?method=none").status_code == 404
    assert WorkshopMethod.objects.count() == 0


def test_a_plan_is_chosen(room: Room, leader: Client) -> None:
    address = reverse("method", args=[room.code])
    page = one_line(leader.get(address).content.decode())
    assert page.count('name="method"') == 8
    assert 'value="ninety-minutes" id="id_method_2" required checked' in page.replace(' class="', ' class="')
    answer = leader.post(address, {"method": "two-hours"})
    assert (answer.status_code, answer.headers["Location"]) == (
        303,
        reverse("run-sheet-page", args=[room.code]),
    )
    assert method_of(room.workshop.pk).method.id == "two-hours"
    assert leader.post(address, {"method": "none"}).status_code == 422
    assert room.log == [(Kind.METHOD_CHOSEN, {"own": False})]


def test_a_plan_goes_out_and_comes_in_again(room: Room, leader: Client) -> None:
    answer = leader.get(reverse("method-file", args=[room.code]) + "?method=school-class")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="placeness-plan-school-class.json"'
    assert read_method_file(answer.content, clean) == shipped_methods()["school-class"]
    changed = answer.content.replace(b"Today you are explorers.", b"Today you are <b>finders</b>.")
    assert send(leader, room, changed).status_code == 303
    page = leader.get(reverse("run-sheet-page", args=[room.code])).content.decode()
    assert "Today you are &lt;b&gt;finders&lt;/b&gt;." in page
    assert leader.get(reverse("method-file", args=[room.code])).content == changed
    assert room.log == [(Kind.METHOD_CHOSEN, {"own": True})]


def test_a_file_is_refused_whole(room: Room, leader: Client) -> None:
    document = small()
    document["stages"][1]["minutes"] = "<script>"
    document["stages"][2]["say"] = {"English": ["x"]}
    answer = send(leader, room, json.dumps(document).encode())
    page = one_line(answer.content.decode())
    assert answer.status_code == 422
    for sentence in (
        "stages › 2 › minutes: Write a whole number from 1 to 240, without quote marks.",
        "stages › 3 › say › English: This is not the code of a language, such as “en” or “sv”.",
    ):
        assert sentence in page
    assert "<script>&" not in page
    assert WorkshopMethod.objects.count() == 0
    assert room.log == []


@pytest.mark.parametrize("data", [b"", b"\x00" * 50, b"[" * 200_000, b"\xff\xd8\xff", b" " * 300_000])
def test_what_is_no_plan_is_refused(room: Room, leader: Client, data: bytes) -> None:
    assert send(leader, room, data).status_code == 422
    assert WorkshopMethod.objects.count() == 0


def test_a_host_reads_and_does_not_choose(room: Room) -> None:
    person = room.people[0]
    person.is_host = True
    person.save()
    host = room.client(person)
    assert host.get(reverse("run-sheet-page", args=[room.code])).status_code == 200
    assert host.get(reverse("method", args=[room.code])).status_code == 403
    file = written_method_file(shipped_methods()["two-hours"])
    assert send(host, room, file).status_code == 403
    desk = host.get(reverse("desk", args=[room.code])).content.decode()
    assert reverse("run-sheet-page", args=[room.code]) in desk
    assert reverse("method", args=[room.code]) not in desk
