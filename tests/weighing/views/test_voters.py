"""The list of whose votes are counted."""

import pytest
from django.test import Client
from django.urls import reverse

from places.enums import Stage
from places.models import Participant
from places.weighing.actions import ballots
from tests.builders.rooms import Room, open_room
from tests.builders.weighing import clusters, crowded, give

JSON = {"headers": {"Accept": "application/json"}}


@pytest.fixture
def weighing(db: None) -> Room:
    return open_room(Stage.WEIGH)


def url(room: Room, name: str) -> str:
    return reverse(name, args=[room.code])


def listed(client: Client, room: Room) -> str:
    return (
        client.get(url(room, "weigh-people"))
        .content.decode()
        .split('class="desk-tables"')[1]
        .split("</main")[0]
    )


def test_a_host_leaves_somebody_out_and_counts_them_again(weighing: Room) -> None:
    host, sam = weighing.people[:2]
    host.is_host = True
    host.save()
    client = weighing.client(host)
    answer = client.post(url(weighing, "void"), {"on": sam.pk})
    assert (answer.status_code, answer.headers["Location"]) == (303, url(weighing, "weigh-people"))
    text = client.get(url(weighing, "weigh-people")).content.decode()
    assert "Not counted" in text
    assert "changed by Mira" in text
    client.post(url(weighing, "void"), {"off": sam.pk}, **JSON)
    assert not Participant.objects.filter(votes_void=True).exists()


def test_the_list_does_not_tell_who_has_voted(db: None) -> None:
    room = crowded(2)
    client = room.leader_client()
    before = listed(client, room)
    give(room.people[0], clusters(room)[0], "unique")
    assert listed(client, room) == before


def test_strangers_participants_nonsense_and_after_a_reveal(weighing: Room, other_room: Room) -> None:
    leader = weighing.leader_client()
    assert weighing.client(weighing.people[0]).get(url(weighing, "weigh-people")).status_code == 403
    assert weighing.client(weighing.people[0]).post(url(weighing, "void"), {"on": 1}).status_code == 403
    for sent in ({"on": other_room.people[0].pk}, {"on": "x"}, {}):
        assert leader.post(url(weighing, "void"), sent, **JSON).status_code == 404
    ballots.reveal(actor=weighing.leading)
    ballots.hide(actor=weighing.leading)
    assert leader.post(url(weighing, "void"), {"on": weighing.people[0].pk}, **JSON).status_code == 409
    text = leader.get(url(weighing, "weigh-people")).content.decode()
    assert "The room has seen a result before." in text
    assert 'name="on"' not in text
