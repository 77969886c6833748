"""Operations on boards: who receives what, in how few bytes; and twelve people at one board at once."""

import pytest
from django.urls import reverse

from places.boards.actions import cards as card_actions
from places.boards.actions import piles, undo
from places.boards.live.operations import own
from places.consensus.actions import proposing
from places.enums import Kind, Role, Stage
from places.live.audience import Audience
from places.live.frames import Cursor
from places.live_channels import rendering
from places.live_channels.channels import operations
from places.models import Activity, Board, Placement
from places.photos.actions import themes, visibility
from places.workshops.queries.workshops import by_id
from tests.builders.boards import board_of, card, pile, seen, sorting_room, theme
from tests.builders.many_hands import ManyHands
from tests.builders.rooms import Room


@pytest.fixture
def sorting(db: None, other_room: Room) -> Room:
    room = sorting_room(12)
    for name, photos in (("Water", room.photos[:5]), ("Match", room.photos[5:10])):
        card_actions.put_together(**mira(room), cards=seen(board_of(room), *photos), name=name)
    return room


def mira(room: Room) -> dict[str, object]:
    return {"actor": room.actor(room.people[0]), "board_id": board_of(room).pk}


def listener(room: Room, channel: str = "", table: int = 0) -> Audience:
    channel = channel or f"board-{board_of(room).pk}"
    return Audience(room.workshop.pk, channel, "en", Role.PARTICIPANT, room.groups[table].pk)


def moved(room: Room) -> Activity:
    """The second card of Water goes behind the third of Match."""
    board = board_of(room)
    cards, to = seen(board, room.photos[1]), pile(board, "Match").pk
    return card_actions.move(**mira(room), cards=cards, to=to, after=card(room.photos[7]))


def test_a_move_reaches_its_own_board_only(sorting: Room) -> None:
    act = moved(sorting)
    changes = operations(act, listener(sorting))
    assert [op["op"] for op in changes] == ["move", "attr", *["text", "attr", "attr"] * 2, "say"]
    assert changes[-1] == {"op": "say", "text": "Mira moved 1 card to Match", "at": act.revision}
    assert operations(act, listener(sorting, f"board-{board_of(sorting, 1).pk}", 1)) == []
    assert operations(act, listener(sorting, table=1)) == []
    assert operations(act, listener(sorting, "wall")) == []


def test_a_move_is_told_in_less_than_a_kilobyte(sorting: Room) -> None:
    act = moved(sorting)
    sorting.workshop.refresh_from_db()
    before = Cursor(sorting.workshop.epoch, act.revision - 1)
    audience = listener(sorting)
    frame = rendering.news(before, sorting.workshop.pk, [audience]).frames[audience]
    assert len(frame) < 700


def test_photos_that_are_dealt_again_with_a_late_one_come_too(sorting: Room) -> None:
    board, (late, again) = board_of(sorting), sorting.photos[10:]
    Board.objects.filter(pk=board.pk).update(sample=[photo.pk for photo in sorting.photos])
    data = {"photo": late.pk, "dealt": {str(board.pk): [again.pk]}}
    act = Activity(workshop=sorting.workshop, kind=Kind.PHOTO_BROUGHT, data=data)
    put = [op["id"] for op in operations(act, listener(sorting)) if op["op"] == "put"]
    assert len(put) == 2
    del data["dealt"]
    assert [op["id"] for op in operations(act, listener(sorting)) if op["op"] == "put"] == put[:1]


def test_the_person_who_acted_receives_it_as_their_own(sorting: Room) -> None:
    act, facts = moved(sorting), by_id(sorting.workshop.pk)
    assert facts is not None
    assert own(act, board_of(sorting).pk, facts) == [
        {"op": "say", "text": "Moved to Match.", "at": act.revision}
    ]


def test_a_hidden_photo_leaves_and_its_themes_count_one_less(sorting: Room) -> None:
    photo = sorting.photos[0]
    lake = theme(sorting, "Lake", photo, sorting.photos[1])
    hidden = visibility.hide(actor=sorting.leading, photo_id=photo.pk)
    changes = operations(hidden, listener(sorting))
    assert changes[0] == {"op": "drop", "id": f"card-{board_of(sorting).pk}-p{photo.pk}"}
    (word,) = [op for op in changes if op["id"] == f"card-{board_of(sorting).pk}-t{lake.pk}"]
    assert "1 picture" in word["html"]
    shown = visibility.show(actor=sorting.leading, photo_id=photo.pk)
    assert photo.essence in str(operations(shown, listener(sorting)))


def test_a_new_word_is_a_new_card(sorting: Room) -> None:
    added = themes.add(actor=sorting.actor(sorting.people[0]), photo_id=sorting.photos[0].pk, word="Shore")
    changes = operations(added, listener(sorting))
    assert [op["target"] for op in changes if op["op"] == "put"] == [f"tray-{board_of(sorting).pk}-themes"]
    assert {"op": "text", "id": f"tray-{board_of(sorting).pk}-themes-count", "text": "1"} in changes
    sorting.at(Stage.GATHER)
    photo = sorting.photos[0]
    withdrawn = visibility.withdraw(actor=sorting.actor(sorting.people[0]), photo_id=photo.pk)
    sorting.at(Stage.CLUSTER)
    assert operations(withdrawn, listener(sorting))[-1] == {"op": "refresh"}


def test_a_copy_comes_as_a_whole_card(sorting: Room) -> None:
    cards, to = seen(board_of(sorting), sorting.photos[0]), pile(board_of(sorting), "Match").pk
    changes = operations(card_actions.copy(**mira(sorting), cards=cards, to=to), listener(sorting))
    (put,) = [op for op in changes if op["op"] == "put" and op["id"].startswith("card-")]
    assert put["id"] == f"card-{board_of(sorting).pk}-p{sorting.photos[0].pk}.1"


def test_a_copy_that_comes_back_takes_the_place_of_what_waited_in_the_tray(sorting: Room) -> None:
    board, photo, first = board_of(sorting), sorting.photos[0], card(sorting.photos[0])
    to = pile(board, "Match").pk
    card_actions.copy(**mira(sorting), cards=seen(board, photo), to=to)
    card_actions.move(**mira(sorting), cards=seen(board, photo), to=None)
    (copy,) = Placement.objects.filter(board=board, photo=photo)
    gone = {"op": "drop", "id": f"card-{board.pk}-{first}"}
    away = card_actions.move(**mira(sorting), cards={copy.card: copy.rev}, to=None)
    assert gone not in operations(away, listener(sorting))
    assert gone in operations(undo.undo(**mira(sorting)), listener(sorting))


def test_many_cards_at_once_take_the_star_of_one_that_stood_alone(sorting: Room) -> None:
    board, match = board_of(sorting), pile(board_of(sorting), "Match")
    alone = piles.stand_alone(**mira(sorting), cards=seen(board, sorting.photos[10])).data["cluster"]
    changes = operations(
        card_actions.move(**mira(sorting), cards=seen(board, *sorting.photos[5:8]), to=alone),
        listener(sorting),
    )
    hidden = {"op": "attr", "id": f"cluster-{alone}-alone", "name": "hidden", "value": ""}
    assert hidden in changes
    assert {**hidden, "id": f"cluster-{match.pk}-alone"} in changes


def test_a_new_proposal_brings_a_new_page(sorting: Room) -> None:
    sorting.at(Stage.COMBINE)
    proposed = Activity.objects.filter(workshop=sorting.workshop)
    card_actions.put_together(
        actor=sorting.actor(sorting.people[2]),
        board_id=board_of(sorting, 1).pk,
        cards=seen(board_of(sorting, 1), *sorting.photos[:3]),
    )
    proposing.propose(actor=sorting.leading)
    shared = Board.objects.get(workshop=sorting.workshop, group=None)
    line = proposed.latest("revision")
    audience = Audience(sorting.workshop.pk, f"board-{shared.pk}", "en", Role.LEADER)
    assert operations(line, audience) == [{"op": "refresh"}]
    url = reverse("board-of", args=[sorting.code, board_of(sorting).pk])
    assert sorting.leader_client().get(url).status_code == 200


@pytest.mark.parametrize("seed", [3])
def test_twelve_hands_end_with_one_board(db: None, other_room: Room, seed: int) -> None:
    """Nothing lost, nothing doubled, all pages alike."""
    many = ManyHands(12, seed)
    many.play(40)
    many.check()
    assert min(len(many.acknowledged), len(many.refused)) > 3
    assert sum(hand.page.refreshed for hand in many.hands) == 0
