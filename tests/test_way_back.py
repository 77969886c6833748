"""Every page of the desk begins with the way back."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from tests.builders.rooms import Room

FIRST_LINK = re.compile(r'<main\b.*?<a\b[^>]*\bhref="([^"?]*)', re.DOTALL)


def first_link(client: Client, address: str) -> str:
    found = FIRST_LINK.search(client.get(address).content.decode())
    assert found
    return found[1]


@pytest.mark.parametrize(
    "name",
    [
        "check-pictures",
        "desk-belonging",
        "desk-change",
        "desk-copy",
        "desk-keeping",
        "desk-leaders",
        "desk-log",
        "desk-model",
        "desk-tables",
        "desk-themes",
        "method",
        "reports",
        "run-sheet-page",
        "screen-remote",
    ],
)
def test_a_page_of_the_desk_begins_with_the_way_to_the_desk(room: Room, name: str) -> None:
    assert first_link(room.leader_client(), reverse(name, args=[room.code])) == reverse(
        "desk", args=[room.code]
    )


def test_a_plan_of_ones_own_begins_with_the_way_to_the_plans(room: Room) -> None:
    assert first_link(room.leader_client(), reverse("method-bring", args=[room.code])) == reverse(
        "method", args=[room.code]
    )


@pytest.mark.parametrize("name", ["open-workshop", "import-sorts", "import-archive"])
def test_what_opens_a_workshop_begins_with_the_way_to_the_places(room: Room, name: str) -> None:
    assert first_link(room.leader_client(), reverse(name)) == reverse("desk-home")
