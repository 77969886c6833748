"""What invites people: QR codes and posters, with the installation's own address."""

import io

import pytest
from django.conf import LazySettings
from django.urls import reverse
from pypdf import PdfReader

from places.desk.views.invitations import door_url
from tests.builders.rooms import Room


@pytest.fixture(autouse=True)
def _address(settings: LazySettings) -> None:
    settings.PUBLIC_URL = "https://room.example"


def test_the_address_behind_a_code_is_the_public_one(room: Room) -> None:
    where = reverse("qr-door", args=[room.workshop.token])
    assert door_url(room.workshop.token) == f"https://room.example{where}"
    assert door_url(room.workshop.token, 3) == f"https://room.example{where}?table=3"


def test_a_code_for_the_room_and_one_for_each_table(room: Room) -> None:
    client, where = room.leader_client(), reverse("qr-image", args=[room.code])
    drawn = [client.get(where, {"table": table} if table else {}) for table in ("", "1", "2")]
    assert [answer.headers["Content-Type"] for answer in drawn] == ["image/svg+xml"] * 3
    assert len({answer.content for answer in drawn}) == 3
    assert all(answer.content.startswith(b"<svg") or b"<svg" in answer.content for answer in drawn)


@pytest.mark.parametrize("table", ["3", "x", "1 ", "-1", "01"])
def test_a_table_that_is_not_here(room: Room, table: str) -> None:
    client = room.leader_client()
    for name in ("qr-image", "poster"):
        assert client.get(reverse(name, args=[room.code]), {"table": table}).status_code == 404


def test_the_poster_in_the_workshops_language(room: Room) -> None:
    room.workshop.language = "sv"
    room.workshop.save()
    answer = room.leader_client().get(reverse("poster", args=[room.code]), {"size": "A3", "table": "2"})
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["Content-Disposition"] == f'inline; filename="placeness-{room.code}-a3.pdf"'
    (page,) = PdfReader(io.BytesIO(answer.content)).pages
    assert (round(page.mediabox.width), round(page.mediabox.height)) == (842, 1191)
    words = page.extract_text()
    assert "Jönköping-ness" in words
    assert room.code in words.replace("\u2011", "-")
    assert "Table 2" in words


def test_a_size_that_there_is_not(room: Room) -> None:
    assert room.leader_client().get(reverse("poster", args=[room.code]), {"size": "a9"}).status_code == 404
