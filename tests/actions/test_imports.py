"""A card sort becomes a workshop: whole, once, and ready to be combined."""

import pytest

from places.actions.imports import SortRow, import_sorts
from places.enums import Kind, Stage
from places.errors import Missing, Unclear
from places.models import Activity, Board, Group, Leader, Photo, Placement, Workshop
from tests.boards import places_by_log, places_now
from tests.rooms import Room

ROWS = [
    SortRow("a", "Lake", "1", "Water", "Ada"),
    SortRow("b", "Match", "2", "Fire", "Ada"),
    SortRow("b", "Match", "1", "Light", "Bo"),
    SortRow("a", "Lake", "1", "Light", "Bo"),
    SortRow("a", "Lake", "9", "", "Bo"),
]


def test_cards_tables_and_piles(room: Room) -> None:
    activity = import_sorts(leader_id=room.leader.pk, name="Barts", language="sv", rows=ROWS)
    workshop = Workshop.objects.get(pk=activity.workshop_id)
    assert (workshop.stage, workshop.language, workshop.place.ness) == (Stage.COMBINE, "sv", "Barts-ness")
    assert (activity.kind, activity.data["cards"], activity.data["tables"]) == (Kind.WORKSHOP_OPENED, 2, 2)
    cards = Photo.objects.filter(workshop=workshop)
    assert [(card.essence, card.key, card.participant.group_id) for card in cards] == [
        ("Lake", "", None),
        ("Match", "", None),
    ]
    assert [group.name for group in Group.objects.filter(workshop=workshop)] == ["Bord 1", "Bord 2"]
    lying = Placement.objects.filter(board__workshop=workshop).order_by("board", "cluster__order", "order")
    assert [(one.board.group.number, one.cluster.name, one.photo.essence) for one in lying] == [
        (1, "Water", "Lake"),
        (1, "Fire", "Match"),
        (2, "Light", "Match"),
        (2, "Light", "Lake"),
        (2, "", "Lake"),
    ]
    assert Board.objects.filter(workshop=workshop, group=None).count() == 1
    for board in Board.objects.filter(workshop=workshop):
        assert places_by_log(board) == places_now(board)


def test_twice_with_one_key_is_once(room: Room) -> None:
    first = import_sorts(leader_id=room.leader.pk, name="Barts", language="en", rows=ROWS, key="a" * 32)
    again = import_sorts(leader_id=room.leader.pk, name="Barts", language="en", rows=ROWS, key="a" * 32)
    assert again == first
    assert Workshop.objects.count() == 2


def test_three_hundred_tables(room: Room) -> None:
    rows = [SortRow("a", "Lake", "1", "Water", str(table)) for table in range(300)]
    activity = import_sorts(leader_id=room.leader.pk, name="Barts", language="en", rows=rows)
    assert Board.objects.filter(workshop_id=activity.workshop_id).count() == 301


def test_nothing_is_left_of_a_refused_one(room: Room) -> None:
    with pytest.raises(Unclear, match="Write the name of the place"):
        import_sorts(leader_id=room.leader.pk, name=" ", language="en", rows=ROWS)
    Leader.objects.filter(pk=room.leader.pk).update(is_active=False)
    with pytest.raises(Missing):
        import_sorts(leader_id=room.leader.pk, name="Barts", language="en", rows=ROWS)
    assert (Workshop.objects.count(), Activity.objects.count()) == (1, 0)
