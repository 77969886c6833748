"""The boards in an archive."""

from places.archives.queries import boards
from places.archives.queries.numbers import numbers
from places.models import Board
from tests.builders.archived import full_room


def test_boards_with_piles_and_cards(db: None) -> None:
    room = full_room(6)
    known = numbers(room.workshop.pk)
    found = boards.boards(room.workshop.pk, known)
    assert sorted(board["table"] or 0 for board in found) == [0, 1, 2, 3, 4]
    placed = boards.placements(room.workshop.pk, known)
    piles = {pile["id"] for pile in boards.piles(room.workshop.pk, known)}
    assert {each["pile"] for each in placed} <= piles
    assert any(
        each["by_hand"] for each in placed if each["board"] == known.boards[_shared(room.workshop.pk).pk]
    )
    assert sum(row["people"] for row in boards.chosen_names(room.workshop.pk, known)) > 0


def test_the_state_of_a_job_is_left_out(db: None) -> None:
    room = full_room(6)
    known = numbers(room.workshop.pk)
    photo = room.photos[0].pk
    stored = {
        "state": "working",
        "job": 3,
        "score": 0.5,
        "kept_out": [f"p{photo}", "p999999"],
        "chosen": None,
    }
    told = {"score": 0.5, "kept_out": ["p1"], "chosen": None}
    assert boards.proposal(stored, known) == told


def test_hidden_choices_of_names_are_left_out(db: None) -> None:
    room = full_room(6)
    shared = _shared(room.workshop.pk)
    shared.proposal["names_shown"] = False
    shared.save()
    assert boards.chosen_names(room.workshop.pk, numbers(room.workshop.pk)) == []


def _shared(workshop_id: int) -> Board:
    return Board.objects.get(workshop=workshop_id, group=None)
