"""A card sort becomes a workshop: whole, once, and ready to be combined."""

import pytest

from places.cards import PHOTO, own_number
from places.enums import Kind, Stage
from places.errors import Missing, Unclear
from places.exports.actions.imports import SortRow, import_sorts
from places.models import Activity, Board, Cluster, Group, Leader, Photo, Placement, Workshop
from tests.builders.boards import places_by_log, places_now
from tests.builders.rooms import Room

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
    assert [group.name for group in Group.objects.filter(workshop=workshop)] == ["Table 1", "Table 2"]
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


def test_numbers_give_the_order_and_tables_keep_theirs(room: Room) -> None:
    rows = [SortRow(*row) for row in (("10", "Ten", "1", "A", "12"), ("9", "Nine", "1", "A", "12"))]
    rows.append(SortRow("9", "Nine", "1", "B", "7"))
    activity = import_sorts(leader_id=room.leader.pk, name="Barts", language="en", rows=rows)
    cards = Photo.objects.filter(workshop_id=activity.workshop_id).order_by("brought_at", "pk")
    assert [card.essence for card in cards] == ["Nine", "Ten"]
    groups = Group.objects.filter(workshop_id=activity.workshop_id)
    assert [(group.number, group.name) for group in groups] == [(7, "Table 7"), (12, "Table 12")]
    piles = Cluster.objects.filter(board__workshop_id=activity.workshop_id)
    assert sorted((pile.board.group.number, pile.name) for pile in piles) == [(7, "B"), (12, "A")]
    lying = Placement.objects.filter(board__group__number=12, board__workshop_id=activity.workshop_id)
    assert [one.photo.essence for one in lying] == ["Ten", "Nine"]


def test_a_number_of_ours_stays_the_cards_own_and_other_ids_get_one_wherever_they_are_read(
    room: Room,
) -> None:
    keys = []
    for ids in (
        ["68719476735", "7", "07", "Lake", "68719476736"],
        ["Lake", "68719476736", "7", "07", "68719476735"],
    ):
        rows = [SortRow(card, card, "1", "A", "1") for card in ids]
        activity = import_sorts(leader_id=room.leader.pk, name="Barts", language="en", rows=rows)
        cards = Photo.objects.filter(workshop_id=activity.workshop_id)
        keys.append({card.essence: own_number(PHOTO, card.upload_key) for card in cards})
    assert keys[0] == keys[1]
    assert (keys[0]["68719476735"], keys[0]["7"]) == (68719476735, 7)
    assert len(set(keys[0].values())) == 5


@pytest.mark.parametrize(
    "tables", [("0", "1"), ("1", "301"), ("1", "01"), ("1", "Bo"), ("²", "1"), ("1", "9" * 5000)]
)
def test_what_is_no_number_of_a_table_is_counted_through(room: Room, tables: tuple[str, str]) -> None:
    rows = [SortRow(table, "Lake", "1", "Water", table) for table in tables]
    activity = import_sorts(leader_id=room.leader.pk, name="Barts", language="en", rows=rows)
    groups = Group.objects.filter(workshop_id=activity.workshop_id)
    assert [group.number for group in groups] == [1, 2]


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
