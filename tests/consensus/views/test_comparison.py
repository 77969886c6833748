"""How the tables see it: the map, the tree, and both in words."""

import re

import pytest
from django.urls import reverse

from places.consensus.actions import proposing
from places.enums import Stage
from tests.builders.rooms import Room, open_room
from tests.builders.tables import mini

JSON = {"headers": {"Accept": "application/json"}}


@pytest.fixture
def combining(db: None) -> Room:
    room = open_room(Stage.COMBINE, photos=6)
    mini(room)
    return room


@pytest.fixture
def proposed(combining: Room) -> Room:
    proposing.propose(actor=combining.leading)
    return combining


def url(room: Room, name: str, *more: object) -> str:
    return reverse(name, args=[room.code, *more])


def text(answer: object) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def test_how_the_tables_see_it_is_drawn_and_told(proposed: Room) -> None:
    client = proposed.client(proposed.people[0])
    page = client.get(url(proposed, "combine-tables")).content.decode()
    assert page.count('<rect class="level-4"') == 3  # two tables each way, and the key
    assert page.count('<th scope="row"') == 4
    assert "near the same" in page
    assert "style=" not in page
    tree = client.get(url(proposed, "combine-tree")).content.decode()
    assert tree.count('<path class="branch"') == 2 * 5  # one drawing for wide screens, one for narrow ones
    assert all(f'id="tree-{shape}-title"' in tree for shape in ("wide", "narrow"))
    assert tree.count("<tr>") == 6
    assert "100 %" in tree


def test_nothing_to_compare_yet(db: None) -> None:
    room = open_room(Stage.COMBINE, photos=2)
    client = room.client(room.people[0])
    assert "No table has put pictures together yet." in text(client.get(url(room, "combine-tables")))
    assert "There is no tree yet" in text(client.get(url(room, "combine-tree")))
