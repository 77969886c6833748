"""Moving people: one by one, to even out the tables, with their whole table; and undoing it."""

import pytest

from places.boards.queries.board import table_boards
from places.consensus.queries.sorts import table_sorts
from places.desk.actions import seating
from places.desk.actions.tables import add_table
from places.desk.queries.seating import evening
from places.enums import Kind, Role, Stage
from places.errors import Missing, NotNow, NotYours, Stale, Unclear
from places.models import Board, Group, Participant, Tablet
from places.people.actions import joining
from places.people.actions.joining import Joining
from places.people.queries.people import open_groups
from places.rules import Actor
from tests.builders.rooms import Room, every_row
from tests.builders.tables import sort

KEY = "a" * 32


def seats(room: Room) -> list[tuple[str, int | None]]:
    """Who sits at which table, by its number."""
    rows = Participant.objects.filter(workshop=room.workshop).order_by("pk")
    return list(rows.values_list("first_name", "group__number"))


def crowd(room: Room) -> None:
    """All four people at the first table."""
    Participant.objects.filter(workshop=room.workshop).update(group=room.groups[0])


def test_a_person_is_moved(room: Room, other_room: Room) -> None:
    mira, (one, two) = room.people[0], room.groups
    done = seating.move_person(actor=room.leading, participant_id=mira.pk, group_id=two.pk, key=KEY)
    assert seats(room)[0] == ("Mira", 2)
    facts = {"person": mira.pk, "before": one.pk, "group": two.pk, "moved": True}
    assert room.log == [(Kind.PERSON_CHANGED, facts)]
    before = every_row()
    assert seating.move_person(actor=room.leading, participant_id=mira.pk, group_id=one.pk, key=KEY) == done
    with pytest.raises(Unclear, match="sits there already"):
        seating.move_person(actor=room.leading, participant_id=mira.pk, group_id=two.pk)
    with pytest.raises(Missing):
        seating.move_person(actor=room.leading, participant_id=mira.pk, group_id=other_room.groups[0].pk)
    with pytest.raises(Missing):
        seating.move_person(actor=room.leading, participant_id=other_room.people[0].pk, group_id=two.pk)
    with pytest.raises(NotYours):
        seating.move_person(actor=room.actor(mira), participant_id=mira.pk, group_id=one.pk)
    assert every_row() == before


def test_who_is_here_without_a_phone_goes_along(room: Room) -> None:
    mira, sam = room.people[:2]
    Participant.objects.filter(pk=sam.pk).update(helper=mira, helper_acts=True)
    seating.move_person(actor=room.leading, participant_id=mira.pk, group_id=room.groups[1].pk)
    assert seats(room)[:2] == [("Mira", 2), ("Sam", 2)]
    assert [data["person"] for _kind, data in room.log] == [sam.pk, mira.pk]


def test_tables_are_evened_out_and_it_is_undone(room: Room) -> None:
    crowd(room)
    stamp = evening(room.workshop.pk).stamp
    done = seating.even_out(actor=room.leading, stamp=stamp, key=KEY)
    assert seats(room) == [("Mira", 1), ("Sam", 1), ("Anna", 2), ("Göran", 2)]
    kinds = [kind for kind, _data in room.log]
    assert kinds == [Kind.PERSON_CHANGED, Kind.PERSON_CHANGED, Kind.TABLES_EVENED]
    assert seating.even_out(actor=room.leading, stamp=stamp, key=KEY) == done
    with pytest.raises(Stale):
        seating.even_out(actor=room.leading, stamp=stamp)
    seating.move_person(actor=room.leading, participant_id=room.people[3].pk, group_id=room.groups[0].pk)
    Participant.objects.filter(pk=room.people[3].pk).update(group=None)
    seating.undo_seating(actor=room.leading, revision=done.revision)
    assert seats(room) == [("Mira", 1), ("Sam", 1), ("Anna", 1), ("Göran", None)]
    with pytest.raises(NotNow, match="can no longer be undone"):
        seating.undo_seating(actor=room.leading, revision=done.revision)


def test_only_what_the_page_has_said_is_done(room: Room) -> None:
    crowd(room)
    stamp = evening(room.workshop.pk).stamp
    newcomer = Actor(room.workshop.pk, Role.NEWCOMER)
    joining.join(actor=newcomer, joining=Joining("Edith", table=1))
    before = every_row()
    with pytest.raises(Stale, match="came, went or changed tables"):
        seating.even_out(actor=room.leading, stamp=stamp)
    assert every_row() == before


def test_two_tables_are_put_together(room: Room) -> None:
    (one, two), sam = room.groups, room.people[1]
    Participant.objects.filter(pk=sam.pk).update(taken_out_at=room.workshop.opened_at)
    tablet = Tablet.objects.create(group=one)
    done = seating.join_tables(actor=room.leading, group_id=one.pk, into_id=two.pk)
    assert seats(room) == [("Mira", 2), ("Sam", 2), ("Anna", 2), ("Göran", 2)]
    tablet.refresh_from_db()
    assert tablet.group == two
    assert [group.id for group in open_groups(room.workshop.pk)] == [two.pk]
    assert [kind for kind, _data in room.log] == [Kind.PERSON_CHANGED, Kind.TABLES_JOINED]
    with pytest.raises(Missing):
        joining.change_table(actor=room.actor(room.people[2]), group_id=one.pk)
    seating.undo_seating(actor=room.leading, revision=done.revision)
    tablet.refresh_from_db()
    assert tablet.group == one
    assert seats(room) == [("Mira", 1), ("Sam", 1), ("Anna", 2), ("Göran", 2)]
    assert len(open_groups(room.workshop.pk)) == 2


def test_the_piles_of_a_table_that_goes_stay_and_count(room: Room) -> None:
    for _ in range(4):
        room.photo(room.people[0])
    one, two = room.groups
    sort(room, 1, {"Water": [0, 1], "Light": [2, 3]})
    sort(room, 2, {"All": [0, 1, 2, 3]})
    room.at(Stage.CLUSTER)
    seating.join_tables(actor=room.leading, group_id=one.pk, into_id=two.pk)
    assert table_sorts(room.workshop.pk).sorting == [1, 2]
    assert [len(board.clusters) for board in table_boards(room.workshop.pk)] == [2, 1]


def test_a_table_without_piles_is_seen_no_more(room: Room) -> None:
    room.photo(room.people[0])
    one, two = room.groups
    sort(room, 1, {})
    sort(room, 2, {"Water": [0]})
    seating.join_tables(actor=room.leading, group_id=one.pk, into_id=two.pk)
    found = table_sorts(room.workshop.pk)
    assert (list(found.numbers.values()), found.sorting) == ([2], [2])
    assert [board.group and board.group.id for board in table_boards(room.workshop.pk)] == [two.pk]


def test_dealt_pictures_that_wait_go_along(room: Room) -> None:
    for _ in range(4):
        room.photo(room.people[0])
    one, two = room.groups
    ids = [photo.pk for photo in room.photos]
    sort(room, 1, {"Water": [0]})
    sort(room, 2, {})
    Board.objects.filter(group=one).update(sample=[ids[0], ids[1], ids[2]])
    Board.objects.filter(group=two).update(sample=[ids[2], ids[3]])
    seating.join_tables(actor=room.leading, group_id=one.pk, into_id=two.pk)
    assert Board.objects.get(group=two).sample == [ids[2], ids[3], ids[1]]
    assert Board.objects.get(group=one).sample == ids[:3]


def test_a_table_added_later_has_its_own_number_and_sign(room: Room) -> None:
    one, two = room.groups
    seating.join_tables(actor=room.leading, group_id=two.pk, into_id=one.pk)
    add_table(actor=room.leading)
    group = Group.objects.open().filter(workshop=room.workshop).last()
    assert group is not None
    assert (group.number, group.symbol) == (3, "boat")


def test_what_cannot_be_put_together(room: Room, other_room: Room) -> None:
    (one, two), before = room.groups, every_row()
    with pytest.raises(Unclear, match="Choose another table"):
        seating.join_tables(actor=room.leading, group_id=one.pk, into_id=one.pk)
    with pytest.raises(Missing):
        seating.join_tables(actor=room.leading, group_id=one.pk, into_id=other_room.groups[0].pk)
    with pytest.raises(NotYours):
        seating.join_tables(actor=room.actor(room.people[0]), group_id=one.pk, into_id=two.pk)
    assert every_row() == before
    room.at(Stage.WEIGH)
    with pytest.raises(NotNow, match="past its work at tables"):
        seating.join_tables(actor=room.leading, group_id=one.pk, into_id=two.pk)
    with pytest.raises(NotNow):
        seating.even_out(actor=room.leading, stamp="")
