"""Headers on every kind of answer."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.rooms import Room


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
