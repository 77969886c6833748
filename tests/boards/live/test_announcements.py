"""What happened on a board, in words: one sentence for each act, for others and for oneself."""

import pytest

from places.boards.actions import cards as card_actions
from places.boards.actions import piles, undo
from places.boards.live.announcements import for_actor, for_others
from places.boards.queries.present import board_now
from tests.builders.boards import board_of, pile, seen, sorting_room
from tests.builders.rooms import Room


@pytest.fixture
def sorting(db: None) -> Room:
    return sorting_room(6)


def test_every_act_has_its_words(sorting: Room) -> None:
    board, photos = board_of(sorting), sorting.photos
    mira = {"actor": sorting.actor(sorting.people[0]), "board_id": board.pk}
    acts = [
        card_actions.put_together(**mira, cards=seen(board, *photos[:2]), name="Water"),
        card_actions.put_together(**mira, cards=seen(board, photos[2]), name="Match"),
        card_actions.move(**mira, cards=seen(board, photos[3]), to=pile(board, "Water").pk),
        card_actions.move(**mira, cards=seen(board, photos[3]), to=None),
        card_actions.rename(**mira, cluster_id=pile(board, "Match").pk, name="Fire"),
        piles.note(**mira, cluster_id=pile(board, "Fire").pk, text="Hot"),
        card_actions.copy(**mira, cards=seen(board, photos[0]), to=pile(board, "Fire").pk),
        piles.split(**mira, cluster_id=pile(board, "Water").pk, cards=seen(board, photos[1]), name="Lake"),
        piles.merge(**mira, cluster_id=pile(board, "Lake").pk, into=pile(board, "Water").pk),
        piles.stand_alone(**mira, cards=seen(board, photos[4])),
        undo.undo(**mira),
        card_actions.dissolve(**mira, cluster_id=pile(board, "Fire").pk),
    ]
    others, own = [], []
    for act in acts:
        now = board_now(sorting.workshop.pk, board.pk, [], [act.data["cluster"]])
        assert now is not None
        (to_others,), (to_oneself,) = for_others(act, now), for_actor(act, now)
        assert to_others["at"] == to_oneself["at"] == act.revision
        others.append(to_others["text"])
        own.append(to_oneself["text"])
    assert others == [
        "Mira put 2 cards together: Water",
        "Mira put 1 card in a new pile: ",
        "Mira moved 1 card to Water",
        "Mira took 1 card out of its pile",
        "Mira named a pile: ",
        "Mira wrote a note on ",
        "Mira laid a copy of 1 card in ",
        "Mira split a pile:  is new",
        "Mira put two piles together: Water",
        "Mira said that one card stands alone, and matters",
        "Mira undid a move",
        "Mira took a pile apart",
    ]
    assert own[:4] == [
        "Put together: Water.",
        "Put together: .",
        "Moved to Water.",
        "Taken out. It is not placed now.",
    ]
    assert own[-2:] == ["Undone.", "The pile is taken apart. Its cards are not placed now."]
    assert all(own)
