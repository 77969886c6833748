"""Acts on piles over HTTP: names and notes, putting together, splitting, taking apart."""

import pytest
from django.urls import reverse

from places.models import Cluster
from tests.builders.boards import board_of, card, lying, pile, seen, sorting_room
from tests.builders.rooms import Room

JSON = {"headers": {"Accept": "application/json"}}


@pytest.fixture
def sorting(db: None, other_room: Room) -> Room:
    """Water (1, 2) and Match (3)."""
    room = sorting_room(4)
    client = room.client(room.people[0])
    for name, numbers in (("Water", (0, 1)), ("Match", (2,))):
        cards = [f"{card(room.photos[number])}:0" for number in numbers]
        client.post(url(room, "together"), {"card": cards, "name": name}, **JSON)
    return room


def url(room: Room, name: str) -> str:
    return reverse(f"board-{name}", args=[room.code, board_of(room).pk])


def test_names_and_notes(sorting: Room) -> None:
    water = pile(board_of(sorting), "Water").pk
    client = sorting.client(sorting.people[0])
    data = {"cluster": water, "rev": 1, "name": "Lake"}
    named = client.post(url(sorting, "name"), data, **JSON).json()["operations"]
    assert {"op": "text", "id": f"cluster-{water}-name", "text": "Lake"} in named
    assert {"op": "attr", "id": f"cluster-{water}-rev", "name": "value", "value": "2"} in named
    noted = client.post(url(sorting, "note"), {"cluster": water, "rev": 0, "note": "Cold"}, **JSON).json()
    assert {"op": "text", "id": f"cluster-{water}-note", "text": "Cold"} in noted["operations"]
    late = client.post(url(sorting, "name"), data, **JSON)
    assert (late.status_code, late.json()["again"]) == (409, {"rev": "2"})
    assert "Mira just named this pile “Lake”" in late.json()["sentence"]
    plain = client.post(url(sorting, "name"), data)
    assert '<input type="hidden" name="name" value="Lake">' in plain.content.decode()
    assert '<input type="hidden" name="rev" value="2">' in plain.content.decode()


def test_merging_splitting_and_taking_apart(sorting: Room) -> None:
    board, client = board_of(sorting), sorting.client(sorting.people[0])
    water, match = pile(board, "Water"), pile(board, "Match")
    merge = {"cluster": match.pk, "to": water.pk, "laid": match.laid}
    assert client.post(url(sorting, "merge"), merge).headers["Location"].endswith(f"#cluster-{water.pk}")
    assert len(lying(board)["Water"]) == 3
    (name, rev), *_rest = seen(board, sorting.photos[2]).items()
    split = {"cluster": water.pk, "card": f"{name}:{rev}", "name": "Fire"}
    assert client.post(url(sorting, "split"), split, **JSON).status_code == 200
    assert lying(board)["Fire"] == [str(name)]
    fire = pile(board, "Fire")
    dissolve = {"cluster": fire.pk, "laid": fire.laid - 1}
    late = client.post(url(sorting, "dissolve"), dissolve, **JSON)
    assert (late.status_code, late.json()["again"]) == (409, {"laid": str(fire.laid)})
    gone = client.post(url(sorting, "dissolve"), {**dissolve, **late.json()["again"]}, **JSON).json()
    assert {"op": "drop", "id": f"cluster-{fire.pk}"} in gone["operations"]
    assert {"op": "drop", "id": f"to-{board.pk}-{fire.pk}"} in gone["operations"]


def test_strangers_change_nothing(sorting: Room, other_room: Room) -> None:
    stranger = other_room.client(other_room.people[0])
    water = pile(board_of(sorting), "Water").pk
    for name in ("name", "note", "merge", "split", "dissolve"):
        assert (
            stranger.post(url(sorting, name), {"cluster": water, "name": "Mine"}, **JSON).status_code == 404
        )
    assert set(Cluster.objects.values_list("name", flat=True)) == {"Water", "Match"}
    client = sorting.client(sorting.people[0])
    for name in ("name", "note", "merge", "split", "dissolve"):
        assert client.post(url(sorting, name), {"cluster": "x"}, **JSON).status_code == 422
