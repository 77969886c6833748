"""Where an act on a board leads without scripts, on a table's board and on the shared one."""

from types import ModuleType

import pytest
from django.urls import reverse

from places.boards.views import cards, piles
from places.boards.views.answers import addresses, home_of
from places.enums import Stage
from places.models import Board
from places.people.visit import Visit
from places.workshops.queries.workshops import by_id
from tests.builders.boards import board_of, card, sorting_room
from tests.builders.rooms import Room


@pytest.fixture
def sorting(db: None, other_room: Room) -> Room:
    return sorting_room(2)


def test_the_page_on_which_a_board_is_sorted(sorting: Room) -> None:
    shared = Board.objects.get(workshop=sorting.workshop, group=None)
    facts = by_id(sorting.workshop.pk)
    assert facts is not None
    mira = Visit(facts, sorting.actor(sorting.people[0]), None)
    leading = Visit(facts, sorting.leading, None)
    code = sorting.code
    assert home_of(mira, board_of(sorting).pk) == f"/w/{code}/board/"
    assert home_of(mira, board_of(sorting, 1).pk) == f"/w/{code}/board/{board_of(sorting, 1).pk}/"
    assert home_of(leading, shared.pk) == f"/w/{code}/combine/"


def test_the_same_act_on_the_shared_board(sorting: Room) -> None:
    sorting.at(Stage.COMBINE)
    shared = Board.objects.get(workshop=sorting.workshop, group=None)
    url = reverse("board-together", args=[sorting.code, shared.pk])
    leader = sorting.leader_client()
    answer = leader.post(url, {"card": f"{card(sorting.photos[0])}:0", "name": "Water"})
    made = shared.clusters.get().pk
    assert answer.headers["Location"] == f"/w/{sorting.code}/combine/by-hand/?open={made}#cluster-{made}"
    assert leader.get(answer.headers["Location"]).status_code == 200
    assert sorting.client(sorting.people[0]).post(url).status_code == 403


def test_an_act_is_posted_by_a_member(sorting: Room, other_room: Room) -> None:
    url = reverse("board-undo", args=[sorting.code, board_of(sorting).pk])
    assert sorting.client(sorting.people[0]).get(url).status_code == 405
    assert other_room.client(other_room.people[0]).post(url).status_code == 404


@pytest.mark.parametrize(
    ("module", "names"),
    [
        (cards, ["together", "move", "copy", "earlier", "later", "alone", "along", "undo"]),
        (piles, ["name", "note", "merge", "split", "dissolve"]),
    ],
)
def test_every_act_has_the_address_of_its_name(module: ModuleType, names: list[str]) -> None:
    assert [(str(each.pattern), each.name) for each in addresses(module)] == [
        (f"w/<code>/board/<int:board>/{name}/", f"board-{name}") for name in names
    ]
