"""The page of one shared cluster, and the choice of its name."""

import re

import pytest
from django.urls import reverse

from places.consensus.actions import proposing
from places.enums import Stage
from places.models import Cluster
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


def test_the_page_of_a_cluster_lets_each_person_choose_a_name(proposed: Room) -> None:
    water = Cluster.objects.get(board__group=None, name="Water")
    address = url(proposed, "combine-cluster", water.pk)
    mira, sam = (proposed.client(person) for person in proposed.people[:2])
    assert (
        mira.post(url(proposed, "name-choose", water.pk), {"name": "The lake"}).headers["Location"] == address
    )
    page = mira.get(address).content.decode()
    assert re.search(r'value="The lake" checked', page)
    assert "1 of 6 have chosen a name here." in page
    assert "checked" not in sam.get(address).content.decode()
    assert "chose this" not in sam.get(address).content.decode()
    assert proposed.leader_client().post(url(proposed, "names-show")).status_code == 303
    assert "1 person chose this" in text(sam.get(address))
    assert sam.post(url(proposed, "name-choose", water.pk), {"name": "Water"}).status_code == 409
    proposed.leader_client().post(url(proposed, "names-hide"))
    assert "chose this" not in text(sam.get(address))
