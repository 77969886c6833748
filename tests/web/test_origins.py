"""Posts from other sites' pages are refused, whatever cookies and tokens they carry."""

import pytest
from django.test import Client
from django.urls import reverse

from places.enums import Stage
from places.models import Theme
from places.web.origins import is_from_elsewhere
from tests.builders.rooms import Room

SENTENCE = "This did not come from a page of ours."


@pytest.mark.parametrize(
    ("method", "site", "refused"),
    [
        ("POST", "cross-site", True),
        ("POST", "same-site", True),
        ("POST", "Cross-Site ", True),
        ("POST", "something-new", True),
        ("DELETE", "cross-site", True),
        ("POST", "same-origin", False),
        ("POST", "none", False),
        ("POST", "", False),
        ("GET", "cross-site", False),
        ("HEAD", "same-site", False),
    ],
)
def test_the_rule(method: str, site: str, *, refused: bool) -> None:
    assert is_from_elsewhere(method, site) is refused


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_reading_what_is_only_for_our_pages(site: str) -> None:
    assert is_from_elsewhere("GET", site, only_ours=True) is True
    assert is_from_elsewhere("GET", "same-origin", only_ours=True) is False


def test_an_act_from_another_site_changes_nothing(room: Room) -> None:
    mira = room.at(Stage.SHARE).client(room.people[0])
    address = reverse("theme-add", args=[room.code, room.photo(room.people[0]).pk])
    for site in ("cross-site", "same-site"):
        answer = mira.post(address, {"word": "Water"}, headers={"Sec-Fetch-Site": site})
        assert (answer.status_code, SENTENCE in answer.content.decode()) == (403, True)
        asked = mira.post(
            address, {"word": "Water"}, headers={"Sec-Fetch-Site": site, "Accept": "application/json"}
        )
        assert asked.status_code == 403
        assert asked.json()["sentence"].startswith(SENTENCE)
    assert Theme.objects.count() == 0
    for site in ("same-origin", "none"):
        assert mira.post(address, {"word": site}, headers={"Sec-Fetch-Site": site}).status_code == 303
    assert mira.post(address, {"word": "old browser"}).status_code == 303
    assert Theme.objects.count() == 3


def test_links_from_other_sites_open(room: Room) -> None:
    answer = Client().get(reverse("join", args=[room.code]), headers={"Sec-Fetch-Site": "cross-site"})
    assert answer.status_code == 200


@pytest.mark.django_db
def test_it_stands_beside_the_token_and_does_not_replace_it() -> None:
    strict = Client(enforce_csrf_checks=True, headers={"Sec-Fetch-Site": "same-origin"})
    assert strict.post(reverse("enter-code"), {"code": "x"}).status_code == 403
