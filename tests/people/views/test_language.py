"""Choosing a language: the cookie, and where the button leads back to."""

import pytest
from django.test import Client
from django.urls import reverse


def choose(language: str, **options: str) -> tuple[str, str]:
    """Press a language button; return where it leads and the language that the browser keeps."""
    client, came_from = Client(), options.pop("came_from", None)
    headers = {"Referer": came_from} if came_from else {}
    answer = client.post(reverse("set-language"), {"language": language, **options}, headers=headers)
    assert answer.status_code == 302
    kept = client.cookies.get("language")
    return answer.headers["Location"], kept.value if kept else ""


def test_it_goes_back_to_the_page_and_keeps_the_language() -> None:
    assert choose("sv", next="/enter/?code=x") == ("/enter/?code=x", "sv")
    assert choose("en", came_from="http://testserver/back/") == ("/back/", "en")
    assert choose("sv") == ("/", "sv")


@pytest.mark.parametrize(
    "wanted", ["foo", "//evil.example/", "https://evil.example/", "/nothing-here/", "\x00"]
)
def test_it_leads_to_pages_of_this_server_only(wanted: str) -> None:
    assert choose("sv", next=wanted) == ("/", "sv")
    assert choose("sv", came_from="https://evil.example/enter/") == ("/", "sv")


@pytest.mark.parametrize("language", ["", "xx", "de", "../en", "\x00", "e" * 600])
def test_a_language_that_is_not_spoken_here_changes_nothing(language: str) -> None:
    assert choose(language, next="/enter/") == ("/enter/", "")


def test_looking_changes_nothing() -> None:
    assert Client().get(reverse("set-language")).status_code == 405
