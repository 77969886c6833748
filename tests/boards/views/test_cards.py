"""Acts on cards over HTTP: with scripts, without them, and in conflicts."""

import sys
from types import FrameType

import pytest
from django.test import Client
from django.urls import reverse

from places.enums import Kind, Stage
from places.models import Activity, Placement
from tests.builders.boards import board_of, lying, pile, sorting_room, theme
from tests.builders.rooms import Room

JSON = {"headers": {"Accept": "application/json"}}


@pytest.fixture
def sorting(db: None, other_room: Room) -> Room:
    return sorting_room(4)


def url(room: Room, name: str) -> str:
    return reverse(f"board-{name}", args=[room.code, board_of(room).pk])


def handle(room: Room, number: int) -> str:
    photo = room.photos[number]
    lies = Placement.objects.filter(board=board_of(room), photo=photo, copy=0).first()
    return f"p{photo.pk}:{lies.rev if lies else 0}"


def together(room: Room, *numbers: int, name: str = "Water") -> int:
    data = {"card": [handle(room, number) for number in numbers], "name": name}
    room.client(room.people[0]).post(url(room, "together"), data, **JSON)
    return pile(board_of(room), name).pk


def test_putting_together_opens_the_pile_for_who_did_it(sorting: Room) -> None:
    data = {"card": [handle(sorting, 0), handle(sorting, 1)], "key": "a" * 32}
    answer = sorting.client(sorting.people[0]).post(url(sorting, "together"), data, **JSON).json()
    made = board_of(sorting).clusters.get().pk
    ops = answer["operations"]
    assert ops[0] == {
        "op": "put",
        "id": f"cluster-{made}",
        "target": f"piles-{board_of(sorting).pk}",
        "once": True,
        "html": ops[0]["html"],
    }
    said = [op["text"] for op in ops if op["op"] == "say"]
    assert said == ["Mira put 2 cards together: Pile 1", "Put together: Pile 1."]
    assert len({op["at"] for op in ops if op["op"] == "say"}) == 1
    assert ops[-2:] == [
        {"op": "attr", "id": f"undo-{board_of(sorting).pk}", "name": "hidden", "value": None},
        {"op": "attr", "id": f"cluster-{made}-pile", "name": "open", "value": ""},
    ]


def test_without_scripts_one_lands_on_the_board_as_it_was_shown(sorting: Room) -> None:
    client = sorting.client(sorting.people[0])
    data = {"card": handle(sorting, 0), "to": "new", "name": "Water", "show": "themes", "view": "outline"}
    answer = client.post(url(sorting, "move"), data, follow=True)
    made = pile(board_of(sorting), "Water").pk
    assert answer.redirect_chain == [
        (f"/w/{sorting.code}/board/?show=themes&view=outline&open={made}#cluster-{made}", 303)
    ]
    assert "Put together: Water." in answer.content.decode()


def test_every_act_on_cards(sorting: Room) -> None:
    water = together(sorting, 0, 1)
    match = together(sorting, 2, name="Match")
    client, board = sorting.client(sorting.people[0]), board_of(sorting)
    first, second = (str(photo.pk) for photo in sorting.photos[:2])

    def post(name: str, **data: object) -> int:
        return client.post(url(sorting, name), data, **JSON).status_code

    assert post("move", card=handle(sorting, 2), to=water, after=f"p{first}") == 200
    assert post("copy", card=handle(sorting, 0), to=match) == 200
    assert post("copy", card=handle(sorting, 0), to="new") == 200
    assert post("later", card=handle(sorting, 0)) == 200
    assert post("earlier", card=handle(sorting, 1)) == 200
    assert post("move", card=handle(sorting, 2), to="tray") == 200
    assert lying(board) == {
        "Water": [f"p{second}", f"p{first}"],
        "Match": [f"p{first}.1"],
        "": [f"p{first}.2"],
    }
    assert post("alone", card=handle(sorting, 3)) == 200
    assert post("undo") == 200
    assert Activity.objects.latest("revision").kind == Kind.MOVE_UNDONE
    assert post("move", card=handle(sorting, 2)) == 422
    assert post("move", card="nonsense", to=water) == 422
    assert post("move", to=water) == 422
    assert client.get(url(sorting, "move")).status_code == 405


def test_a_theme_offers_to_bring_its_pictures_along(sorting: Room) -> None:
    water = together(sorting, 0)
    lake = theme(sorting, "Lake", *sorting.photos[1:])
    client, board = sorting.client(sorting.people[0]), board_of(sorting)
    answer = client.post(url(sorting, "move"), {"card": f"t{lake.pk}:0", "to": water}, **JSON).json()
    (offer,) = [op for op in answer["operations"] if op.get("id") == f"offer-{board.pk}"]
    assert "3 pictures carry “Lake”. Bring them along?" in offer["html"]
    assert "csrfmiddlewaretoken" in offer["html"]
    along = client.post(url(sorting, "along"), {"theme": lake.pk, "to": water}, **JSON).json()
    assert along["operations"][-1] == {"op": "drop", "id": f"offer-{board.pk}"}
    assert len(lying(board)["Water"]) == 5
    plain = client.post(url(sorting, "move"), {"card": f"t{lake.pk}:2", "to": "tray"})
    assert plain.headers["Location"] == f"/w/{sorting.code}/board/"
    for number in (1, 2):
        client.post(url(sorting, "move"), {"card": handle(sorting, number), "to": "tray"}, **JSON)
    plain = client.post(url(sorting, "move"), {"card": f"t{lake.pk}:0", "to": water})
    assert plain.headers["Location"] == f"/w/{sorting.code}/board/?theme={lake.pk}&to={water}"


def faster(room: Room) -> tuple[Client, str, int]:
    """Sam moves the first card to Match while Mira still sees it in Water."""
    together(room, 0, 1)
    match = together(room, 2, name="Match")
    old = handle(room, 0)
    sam = room.client(room.people[1])
    assert sam.post(url(room, "move"), {"card": old, "to": match}, **JSON).status_code == 200
    return room.client(room.people[0]), old, match


def test_who_was_too_slow_is_told_and_sees_the_card_glide_to_its_place(sorting: Room) -> None:
    mira, old, match = faster(sorting)
    answer = mira.post(url(sorting, "move"), {"card": old, "to": "tray"}, **JSON)
    assert answer.status_code == 409
    body = answer.json()
    assert body["sentence"] == "Sam just moved this to “Match”. Move it again?"
    assert body["again"] == {"card": [handle(sorting, 0)]}
    (put,) = [op for op in body["operations"] if op["op"] == "put" and op["id"].startswith("card-")]
    assert (put["target"], f'value="{handle(sorting, 0)}"' in put["html"]) == (
        f"cluster-{match}-photos",
        True,
    )
    again = mira.post(url(sorting, "move"), {**body["again"], "to": "tray"}, **JSON)
    assert again.status_code == 200
    assert f"p{sorting.photos[0].pk}" not in str(lying(board_of(sorting)))


def test_without_scripts_one_button_does_it_again(sorting: Room) -> None:
    mira, old, _match = faster(sorting)
    answer = mira.post(url(sorting, "move"), {"card": old, "to": "tray", "key": "c" * 32})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Sam just moved this to “Match”. Move it again?" in page
    assert f'<input type="hidden" name="card" value="{handle(sorting, 0)}">' in page
    assert '<input type="hidden" name="to" value="tray">' in page
    assert "c" * 32 not in page
    assert "Yes, do it" in page


def test_a_withdrawn_picture_leaves_the_page_of_who_wanted_to_move_it(sorting: Room) -> None:
    together(sorting, 0, 1)
    old, photo = handle(sorting, 0), sorting.photos[0]
    sorting.leader_client().post(reverse("photo-hide", args=[sorting.code, photo.pk]), **JSON)
    body = (
        sorting.client(sorting.people[0])
        .post(url(sorting, "move"), {"card": old, "to": "tray"}, **JSON)
        .json()
    )
    assert body["sentence"] == "This is no longer here."
    assert {"op": "drop", "id": f"card-{board_of(sorting).pk}-p{photo.pk}"} in body["operations"]
    assert "again" not in body


def test_undoing_says_what_stays(sorting: Room) -> None:
    water = together(sorting, 0, 1)
    sam = sorting.client(sorting.people[1])
    sam.post(url(sorting, "move"), {"card": handle(sorting, 0), "to": "tray"}, **JSON)
    answer = sorting.client(sorting.people[0]).post(url(sorting, "undo"), **JSON).json()
    said = [op["text"] for op in answer["operations"] if op["op"] == "say"]
    assert said[-1] == "Undone. 1 card stays where somebody else has put it since."
    undo = {"op": "attr", "id": f"undo-{board_of(sorting).pk}", "name": "hidden", "value": ""}
    assert answer["operations"][-1] == undo
    assert {"op": "drop", "id": f"cluster-{water}"} in answer["operations"]
    assert sorting.client(sorting.people[0]).post(url(sorting, "undo"), **JSON).status_code == 422


def test_others_find_nothing(sorting: Room, other_room: Room) -> None:
    stranger = other_room.client(other_room.people[0])
    for name in ("together", "move", "copy", "earlier", "later", "alone", "along", "undo"):
        assert stranger.post(url(sorting, name), {"card": handle(sorting, 0)}, **JSON).status_code == 404
    other_table = sorting.client(sorting.people[2])
    assert other_table.post(url(sorting, "together"), {"card": handle(sorting, 0)}, **JSON).status_code == 404
    sorting.at(Stage.COMBINE)
    assert other_table.post(url(sorting, "together"), {"card": handle(sorting, 0)}, **JSON).status_code == 403
    assert not Placement.objects.exists()


def test_a_move_passes_through_fourteen_modules(sorting: Room) -> None:
    """The modules of boards and of the consensus that run for a request of a table that sorts."""
    water, passed = together(sorting, 0, 1), set()

    def record(frame: FrameType, event: str, _value: object) -> None:
        name = frame.f_globals.get("__name__", "")
        if event == "call" and name.startswith(("places.boards.", "places.consensus.")):
            passed.add(name)

    client, data = sorting.client(sorting.people[0]), {"card": handle(sorting, 2), "to": str(water)}
    sys.setprofile(record)
    try:
        answer = client.post(url(sorting, "move"), data, **JSON)
    finally:
        sys.setprofile(None)
    assert answer.status_code == 200
    assert sorted(name.removeprefix("places.") for name in passed) == [
        "boards.actions.cards",
        "boards.actions.guards",
        "boards.actions.placing",
        "boards.acts",
        "boards.forms",
        "boards.live.operations",
        "boards.live.pieces",
        "boards.models",
        "boards.queries.board",
        "boards.queries.present",
        "boards.views.answers",
        "boards.views.cards",
        "consensus.actions.reactions",
        "consensus.live",
    ]
