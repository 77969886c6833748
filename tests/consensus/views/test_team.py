"""What the theme team does with shared clusters, over HTTP."""

import re

import pytest
from django.urls import reverse

from places.consensus.actions import proposing
from places.enums import Stage
from places.models import Cluster, Placement
from tests.builders.rooms import Room, every_row, open_room
from tests.builders.tables import mini, shared

JSON = {"headers": {"Accept": "application/json"}}
TWO = "The theme team starts when it has two people. Ask a host for one more."


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


def test_one_who_acts_gets_the_changed_clusters(proposed: Room) -> None:
    water = Cluster.objects.get(board__group=None, name="Water")
    answer = proposed.leader_client().post(url(proposed, "combine-accept", water.pk), **JSON).json()
    puts = {one["id"]: one["html"] for one in answer["operations"] if one["op"] == "put"}
    assert "1 of 3 piles accepted." in re.sub(r"\s+", " ", puts["combine-head"])
    assert "is-accepted" in puts[f"shared-{water.pk}"]
    assert url(proposed, "combine-reopen", water.pk) in puts[f"shared-{water.pk}"]
    answer = proposed.leader_client().post(url(proposed, "combine-reopen", water.pk))
    assert answer.status_code == 303
    assert not Cluster.objects.filter(accepted=True).exists()


def test_a_contested_photo_is_moved_with_one_press(proposed: Room) -> None:
    water = Cluster.objects.get(board__group=None, name="Water")
    lying = Placement.objects.get(board__group=None, photo=proposed.photos[3])
    sent = {"card": f"p{lying.photo_id}:{lying.rev}"}
    client = proposed.leader_client()
    assert client.post(url(proposed, "combine-take", water.pk), sent).status_code == 303
    assert shared(proposed)[0] == ("Water", [0, 1, 2, 3])
    page = client.get(url(proposed, "combine"))
    assert "moved here by hand" in text(page)
    assert client.post(url(proposed, "combine-take", water.pk), sent, **JSON).status_code == 409


def test_the_team_is_named_on_the_page_and_may_act_at_once(proposed: Room) -> None:
    mira, sam = proposed.people[:2]
    water = Cluster.objects.get(board__group=None, name="Water")
    assert proposed.client(mira).post(url(proposed, "combine-accept", water.pk)).status_code == 403
    leader = proposed.leader_client()
    assert "The theme team Nobody yet Nobody yet. Two to four" in text(leader.get(url(proposed, "combine")))
    for person in (sam, mira):
        assert leader.post(url(proposed, "combine-team"), {"on": person.pk}).status_code == 303
    page = leader.get(url(proposed, "combine"))
    assert "Take Mira out of the team" in page.content.decode()
    assert "The theme team Mira, Sam" in text(page), "read while it is folded"
    page = proposed.client(mira).get(url(proposed, "combine")).content.decode()
    assert url(proposed, "combine-accept", water.pk) in page
    assert "Ask somebody into the team" not in page
    assert proposed.client(mira).post(url(proposed, "combine-accept", water.pk)).status_code == 303
    leader.post(url(proposed, "combine-team"), {"off": mira.pk})
    assert proposed.client(mira).post(url(proposed, "combine-reopen", water.pk)).status_code == 403


def test_a_team_of_one_is_refused_every_act_in_a_plain_sentence(proposed: Room) -> None:
    mira, sam = proposed.people[:2]
    water = Cluster.objects.get(board__group=None, name="Water")
    board = water.board_id
    lying = Placement.objects.get(board=board, photo=proposed.photos[3])
    card = {"card": f"p{lying.photo_id}:{lying.rev}"}
    pile = {"cluster": water.pk, "laid": water.laid, "rev": water.rev}
    acts = [
        ("combine-propose", (), {}),
        ("combine-count", (), {"clusters": "2"}),
        ("combine-accept", (water.pk,), {}),
        ("combine-reopen", (water.pk,), {}),
        ("combine-take", (water.pk,), card),
        ("combine-rename", (water.pk,), {"name": "Vättern", "rev": water.rev}),
        ("names-show", (), {}),
        ("names-hide", (), {}),
        ("board-move", (board,), card | {"to": "tray"}),
        ("board-together", (board,), card | {"name": "Own"}),
        ("board-name", (board,), pile | {"name": "Own"}),
        ("board-note", (board,), pile | {"note": "Own"}),
        ("board-split", (board,), pile | card),
        ("board-dissolve", (board,), pile),
        ("board-undo", (board,), {}),
    ]
    client = proposed.name_team(mira).client(mira)
    before = every_row()
    for name, where, sent in acts:
        answer = client.post(url(proposed, name, *where), sent, **JSON)
        assert answer.status_code == 409, name
        assert answer.json()["sentence"] == TWO, name
    assert every_row() == before
    page = client.post(url(proposed, "combine-rename", water.pk), {"name": "Vättern", "rev": water.rev})
    assert TWO in text(page)
    assert "Vättern" in page.content.decode()  # what was written is not lost
    proposed.name_team(mira, sam)
    assert client.post(url(proposed, "combine-accept", water.pk), **JSON).status_code == 200


@pytest.mark.parametrize("sent", [{}, {"on": ""}, {"on": "x"}, {"off": "9" * 40}])
def test_nobody_chosen_for_the_team(proposed: Room, sent: dict[str, str]) -> None:
    assert proposed.leader_client().post(url(proposed, "combine-team"), sent).status_code == 404


def test_the_team_names_a_cluster(proposed: Room) -> None:
    water = Cluster.objects.get(board__group=None, name="Water")
    sent = {"name": "Vättern", "rev": water.rev}
    address = url(proposed, "combine-rename", water.pk)
    assert proposed.client(proposed.people[0]).post(address, sent).status_code == 403
    assert proposed.leader_client().post(address, sent).status_code == 303
    water.refresh_from_db()
    assert water.name == "Vättern"
    assert proposed.leader_client().post(address, sent, **JSON).status_code == 409


def test_a_cluster_that_is_gone_is_told_in_a_sentence(proposed: Room) -> None:
    leader = proposed.leader_client()
    assert leader.get(url(proposed, "combine-cluster", 10**9)).status_code == 404
    for name in ("combine-accept", "combine-take", "combine-rename"):
        answer = leader.post(
            url(proposed, name, 10**9), {"card": f"p{proposed.photos[0].pk}:0", "name": "x"}, **JSON
        )
        assert answer.status_code == 409
        assert "no longer here" in answer.json()["sentence"] or "just moved" in answer.json()["sentence"]
