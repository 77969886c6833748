"""More photos than a table can sort: own ones and a fair share, balanced within one; late ones and new tables too."""

from collections import Counter

from places.boards.queries.board import board
from places.desk.actions import tables, workshops
from places.enums import Kind, People, PhotoState, Stage
from places.models import Activity, Board, Group, Participant, Photo
from places.photos.actions import bringing as acts
from places.photos.actions import visibility
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


def bring_late(room: Room, person: Participant) -> Photo:
    late = room.photo(person, state=PhotoState.STARTED, people=People.NONE, brought_at=None)
    acts.bring(actor=room.actor(person), photo_id=late.pk)
    return late


def test_a_late_photo_lies_at_its_own_table_and_at_as_many_as_others(db: None) -> None:
    room = open_tables(90)
    least = min(counted(room).values())
    late = bring_late(room, room.people[2])
    assert late.pk in (hands(room)[1] or ())
    counts = counted(room)
    assert counts[late.pk] == least
    assert max(counts.values()) - min(counts.values()) <= 1


def test_a_table_that_brought_nearly_all_gets_a_sample_of_its_own(db: None) -> None:
    room = open_room(Stage.SHARE)
    for number in range(3, 6):
        Group.objects.create(workshop=room.workshop, number=number, name=f"Table {number}", symbol="lamp")
    Photo.objects.bulk_create(room.made(room.people[n < 1 and 2], n) for n in range(100))
    workshops.move_stage(actor=room.leading, stage=Stage.CLUSTER)
    assert sorted(len(hand or ()) for hand in hands(room)) == [60, 60, 60, 60, 61]
    assert max(counted(room).values()) - min(counted(room).values()) <= 1


def test_what_comes_late_to_a_full_table_goes_to_two_others(db: None) -> None:
    room = open_tables(90)
    first, *others = Board.objects.filter(workshop=room.workshop, group__isnull=False).order_by(
        "group__number"
    )
    Board.objects.filter(pk=first.pk).update(sample=[photo.pk for photo in room.photos[:80]])
    Board.objects.filter(pk__in=[board.pk for board in others]).update(sample=[])
    Board.objects.filter(pk=others[0].pk).update(sample=[photo.pk for photo in room.photos[80:]])
    late = bring_late(room, room.people[0])
    assert [late.pk in (hand or ()) for hand in hands(room)] == [False, False, True, True]


def test_photos_dealt_again_are_told_to_open_boards(db: None) -> None:
    room = open_tables(62, tables=2)
    first, second = Board.objects.filter(workshop=room.workshop, group__isnull=False).order_by("pk")
    mine = [photo.pk for photo in room.photos if photo.participant in room.people[:2]]
    Photo.objects.filter(pk__in=mine[1:]).update(participant=room.people[0])
    Board.objects.filter(pk=first.pk).update(sample=[photo.pk for photo in room.photos])
    Board.objects.filter(pk=second.pk).update(sample=[])
    for _late in range(60):
        late = bring_late(room, room.people[0])
    first.refresh_from_db()
    second.refresh_from_db()
    told = Activity.objects.filter(workshop=room.workshop, kind=Kind.PHOTO_BROUGHT, data__has_key="dealt")
    assert told.count() == 1
    again = told.get().data["dealt"]
    assert set(again) == {str(second.pk)}
    assert set(again[str(second.pk)]) <= set(second.sample)
    assert late.pk in second.sample


def test_a_table_added_later_gets_its_share(db: None) -> None:
    room = open_tables(90)
    tables.add_table(actor=room.leading)
    assert len(hands(room)[4] or ()) == 60
    counts = counted(room)
    assert max(counts.values()) - min(counts.values()) <= 1
    workshops.move_stage(actor=room.leading, stage=Stage.SHARE)
    tables.add_table(actor=room.leading)
    workshops.move_stage(actor=room.leading, stage=Stage.CLUSTER)
    assert [len(hand or ()) for hand in hands(room)[4:]] == [60, 60]


def test_a_table_added_where_all_sort_all_sorts_all(db: None) -> None:
    room = open_tables(20)
    tables.add_table(actor=room.leading)
    assert hands(room) == [None] * 5


def test_a_photo_that_was_hidden_when_they_were_dealt_is_dealt_when_it_is_shown(db: None) -> None:
    room = open_room(Stage.SHARE, photos=90)
    hidden, dealt = room.photos[:2]
    visibility.hide(actor=room.leading, photo_id=hidden.pk)
    workshops.move_stage(actor=room.leading, stage=Stage.CLUSTER)
    assert hidden.pk not in counted(room)
    before = counted(room)[dealt.pk]
    for photo in (hidden, dealt):
        visibility.hide(actor=room.leading, photo_id=dealt.pk)
        visibility.show(actor=room.leading, photo_id=photo.pk)
    assert counted(room)[hidden.pk] >= 1
    assert counted(room)[dealt.pk] == before
