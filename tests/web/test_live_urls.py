"""The addresses of live news have names; Django itself has none to tell."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.builders.rooms import Room


@pytest.mark.parametrize("name", ["stream", "poll"])
def test_django_answers_nobody_there(room: Room, name: str) -> None:
    where = reverse(name, args=[room.code])
    assert where == f"/live/{room.code}/{name}"
    for client in (Client(), room.client(room.people[0]), room.leader_client()):
        assert client.get(where).status_code == 404
