"""More photos than a table can sort: own ones and a fair share, balanced within one; late ones too."""

from collections import Counter

from places.boards.queries.board import board
from places.desk.actions import workshops
from places.enums import People, PhotoState, Stage
from places.models import Board, Group, Photo
from places.photos.actions import bringing as acts
from tests.builders.rooms import Room, open_room


def open_tables(photos: int, tables: int = 4) -> Room:
    room = open_room(Stage.SHARE, photos=photos)
    for number in range(3, tables + 1):
        Group.objects.create(workshop=room.workshop, number=number, name=f"Table {number}", symbol="lamp")
    workshops.move_stage(actor=room.leading, stage=Stage.CLUSTER)
    return room


def hands(room: Room) -> list[list[int] | None]:
    boards = Board.objects.filter(workshop=room.workshop, group__isnull=False).order_by("group__number")
    return list(boards.values_list("sample", flat=True))


def counted(room: Room) -> Counter[int]:
    return Counter(photo for hand in hands(room) for photo in hand or ())


def test_sixty_are_for_everybody(db: None) -> None:
    assert hands(open_tables(60)) == [None] * 4


def test_above_sixty_each_table_has_its_own_and_a_fair_share(db: None) -> None:
    room = open_tables(90)
    counts = counted(room)
    assert set(counts) == {photo.pk for photo in room.photos}
    assert max(counts.values()) - min(counts.values()) <= 1
    for group, hand in zip(room.groups, hands(room), strict=False):
        own = Photo.objects.filter(participant__group=group).values_list("pk", flat=True)
        assert set(own) <= set(hand or ())
        view = board(room.workshop.pk, group.board.pk)
        assert view is not None
        assert [card.photo for card in view.tray] == hand
        assert (view.photos, view.has_sample) == (len(hand or ()), True)


def test_going_back_and_forth_deals_once(db: None) -> None:
    room = open_tables(90)
    before = hands(room)
    for stage in (Stage.SHARE, Stage.CLUSTER, Stage.COMBINE):
        workshops.move_stage(actor=room.leading, stage=stage)
    assert hands(room) == before


def test_tables_that_began_with_all_keep_all(db: None) -> None:
    room = open_tables(60)
    Board.objects.filter(group=room.groups[0]).update(rev=1)
    workshops.move_stage(actor=room.leading, stage=Stage.SHARE)
    for _ in range(5):
        room.photo(room.people[0])
    workshops.move_stage(actor=room.leading, stage=Stage.CLUSTER)
    assert hands(room) == [None] * 4


def test_a_late_photo_lies_at_its_own_table_and_at_as_many_as_others(db: None) -> None:
    room = open_tables(90)
    least = min(counted(room).values())
    late = room.photo(room.people[2], state=PhotoState.STARTED, people=People.NONE, brought_at=None)
    acts.bring(actor=room.actor(room.people[2]), photo_id=late.pk)
    assert late.pk in (hands(room)[1] or ())
    counts = counted(room)
    assert counts[late.pk] == least
    assert max(counts.values()) - min(counts.values()) <= 1
