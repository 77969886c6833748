"""Headers on every kind of answer."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.builders.pictures import stored_picture
from tests.builders.rooms import Room


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/", "/sign-in/", "/nothing-here/", "/join/HT7K-2M9P/", "/healthz"])
def test_open_pages(path: str) -> None:
    headers = Client().get(path).headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy.split("; ")
    assert "'unsafe-inline'" not in policy
    assert "'unsafe-eval'" not in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "camera=()" in headers["Permissions-Policy"]
    assert headers["Cache-Control"] == "no-store"


def test_each_page_has_a_nonce_of_its_own(room: Room) -> None:
    client = room.client(room.people[0])
    pages = [client.get(reverse("bring", args=[room.code])) for _ in range(2)]
    nonces = {page.headers["Content-Security-Policy"].split("'nonce-")[1].split("'")[0] for page in pages}
    assert len(nonces) == 2
    for page in pages:
        text = page.content.decode()
        nonce = page.headers["Content-Security-Policy"].split("'nonce-")[1].split("'")[0]
        assert text.count("<script") == text.count(f'nonce="{nonce}"') > 0
        assert " style=" not in text
        assert " onclick=" not in text


def test_pictures_refusals_and_files_wear_them_too(room: Room, other_room: Room) -> None:
    photo = room.photo(room.people[0], key=stored_picture(8, 6), width=8, height=6)
    mira, leader = room.client(room.people[0]), room.leader_client()
    picture = mira.get(reverse("media", args=[photo.key, "small"]))
    answers = [
        mira.get(reverse("me", args=[room.code])),
        mira.get(reverse("wall", args=[room.code])),
        mira.get(reverse("desk", args=[room.code])),
        mira.get(reverse("desk", args=[other_room.code])),
        mira.post(reverse("theme-add", args=[room.code, photo.pk]), {"word": ""}),
        mira.get(reverse("wall", args=[room.code]), headers={"Accept": "application/json"}),
        leader.get(reverse("qr-image", args=[room.code])),
        leader.get(reverse("leave", args=[room.code])),
        Client(enforce_csrf_checks=True).post(reverse("enter-code")),
        Client(headers={"Host": "evil.example"}).get("/"),
    ]
    assert [answer.status_code for answer in answers] == [200, 409, 403, 404, 409, 409, 200, 405, 403, 400]
    for answer in answers:
        assert answer.headers["Cache-Control"] == "no-store"
        assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert picture.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    for answer in [*answers, picture]:
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["X-Frame-Options"] == "DENY"
        assert answer.headers["Referrer-Policy"] == "same-origin"
        assert answer.headers["Cross-Origin-Opener-Policy"] == "same-origin"
        assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin"
        assert "camera=()" in answer.headers["Permissions-Policy"]
