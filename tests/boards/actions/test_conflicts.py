"""What somebody who was too slow is told, and how the act can be done all the same."""

import pytest

from places.boards.actions import conflicts
from places.boards.actions.guards import Present
from places.cards import Card, Position, Step
from places.enums import Kind
from places.models import Activity, Board, Cluster, Placement
from tests.builders.boards import board_of, card, sorting_room
from tests.builders.rooms import Room


@pytest.fixture
def sorting(db: None, other_room: Room) -> Room:
    return sorting_room(3)


def told(board: Board, room: Room, number: int, kind: Kind, *cards: Card, **data: object) -> None:
    lines = [Step(one, None, Position(1, 1, 1)).line() for one in cards]
    actor = room.leading if number < 0 else room.actor(room.people[number])
    Activity.record(actor, kind, board=board.pk, cards=lines, **data)


def test_who_moved_it_last(sorting: Room) -> None:
    board, first, second = board_of(sorting), card(sorting.photos[0]), card(sorting.photos[1])
    assert conflicts.who_moved(board, first) == "Somebody"
    told(board, sorting, 0, Kind.CARDS_MOVED, first)
    told(board, sorting, 1, Kind.CARDS_MOVED, second)
    told(board_of(sorting, 1), sorting, 2, Kind.CARDS_MOVED, first)
    assert conflicts.who_moved(board, first) == "Mira"
    told(board, sorting, -1, Kind.CARDS_MOVED, first)
    assert conflicts.who_moved(board, first) == "Somebody"


def test_who_touched_a_pile_last(sorting: Room) -> None:
    board = board_of(sorting)
    water = Cluster.objects.create(board=board, name="Water")
    told(board, sorting, 0, Kind.CARDS_MOVED, cluster=water.pk)
    told(board, sorting, 1, Kind.CLUSTER_RENAMED, cluster=water.pk)
    assert conflicts.who_touched(board, water) == "Mira"
    refusal = conflicts.text_conflict(board, water, "name")
    assert str(refusal.sentence) == "Sam just named this pile “Water”. Change it again?"


def test_where_a_card_is_by_now(sorting: Room) -> None:
    board, photo = board_of(sorting), sorting.photos[0]
    water, unnamed = Cluster.objects.create(board=board, name="Water"), Cluster.objects.create(board=board)
    first = card(photo)
    sentences = []
    for cluster in (water, unnamed, None):
        Placement.objects.all().delete()
        if cluster:
            Placement.objects.create(board=board, cluster=cluster, photo=photo, rev=8)
        present = Present.of(board, [first])
        refusal = conflicts.move_conflict(board, [first], present.now(first), [present.handle(first)])
        sentences.append((str(refusal.sentence), refusal.details["again"]))
    assert sentences == [
        ("Somebody just moved this to “Water”. Move it again?", {"card": [f"{first}:8"]}),
        ("Somebody just moved this to another pile. Move it again?", {"card": [f"{first}:8"]}),
        ("Somebody just took this out of its pile. Move it again?", {"card": [f"{first}:0"]}),
    ]


def test_several_are_told_together(sorting: Room) -> None:
    board = board_of(sorting)
    cards = {card(photo): 5 for photo in sorting.photos}
    refusal = conflicts.move_conflict(board, list(cards)[:2], None, [f"{one}:0" for one in cards])
    assert str(refusal.sentence) == "2 of these were just moved. Move them again?"
    assert refusal.details["again"] == {"card": [f"{one}:0" for one in cards]}
    assert refusal.details["cards"] == [str(one) for one in list(cards)[:2]]


def test_a_pile_that_was_put_together_twice_leads_to_where_its_cards_are(sorting: Room) -> None:
    board, cards = board_of(sorting), {card(sorting.photos[0]): 0}
    last = Cluster.objects.create(board=board, name="Last")
    middle = Cluster.objects.create(board=board, gone=True, merged_into=last)
    first = Cluster.objects.create(board=board, gone=True, merged_into=middle)
    refusal = conflicts.cluster_gone(board, first, cards)
    assert str(refusal.sentence) == "Somebody just put that pile together with Last. Move it there?"
    assert refusal.details["again"] == {"to": str(last.pk)}
    Cluster.objects.filter(pk=last.pk).update(gone=True)
    refusal = conflicts.cluster_gone(board, Cluster.objects.get(pk=first.pk), cards)
    assert str(refusal.sentence) == "That pile is no longer here."
