"""The privacy page: open to everybody, in both languages, written from the settings."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.one_line import one_line


def page(language: str = "en") -> str:
    answer = Client().get(reverse("privacy"), headers={"Accept-Language": language})
    assert answer.status_code == 200
    return one_line(answer.content.decode())


@pytest.mark.django_db
def test_it_says_who_why_and_how_long(settings: Any) -> None:
    bare = page()
    assert "The people who invited you are responsible" in bare
    assert "Because you say yes." in bare
    assert "for 90 days after it has closed" in bare
    assert "stored on this server" in bare
    settings.RESPONSIBLE, settings.CONTACT = "Region <Väst>", "dpo@example.org"
    settings.LEGAL_GROUND, settings.DAYS_KEPT, settings.MODEL_HOSTS = "public-task", 30, ["model.example:443"]
    told = page()
    assert "Region &lt;Väst&gt; is responsible" in told
    assert "dpo@example.org" in told
    assert "part of our public task" in told
    assert "Because you say yes." not in told
    assert "for 30 days" in told
    assert "model.example:443" in told
    settings.HOLD_DECISION = "2026/1"
    assert "because of a decision: 2026/1." in page()
    assert "enligt ett beslut: 2026/1." in page("sv")


@pytest.mark.django_db
def test_pages_outside_rooms_lead_to_it() -> None:
    link = f'href="{reverse("privacy")}"'
    for name in ("landing", "enter-code", "come-back", "sign-in"):
        assert link in Client().get(reverse(name)).content.decode()
