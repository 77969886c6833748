"""Where a person's pictures went."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from places.enums import PhotoState, Section, Stage
from places.home.queries.journeys import SharedPlace, journeys
from places.models import Board, Cluster, Evidence, Placement, Sentence, VisionDraft
from tests.builders.rooms import Room


def put(board: Board, name: str, *photos: object, copy: int = 0, **fields: object) -> Cluster:
    """Make a pile with these photos."""
    pile = Cluster.objects.create(board=board, name=name, **fields)
    for order, photo in enumerate(photos):
        Placement.objects.create(board=board, cluster=pile, photo=photo, order=order, copy=copy)
    return pile


def boards(room: Room) -> tuple[Board, Board, Board]:
    made = [Board.objects.create(workshop=room.workshop, group=group) for group in (*room.groups, None)]
    return made[0], made[1], made[2]


def test_a_picture_is_followed_to_tables_room_and_sentences(room: Room) -> None:
    mira, sam, anna, goran = room.people
    mine, sams, annas = room.photo(mira, "Water"), room.photo(sam, "Ice"), room.photo(anna, "Snow")
    other = room.photo(mira, "My other")
    hidden = room.photo(goran, "Hidden", state=PhotoState.HIDDEN)
    one, two, shared = boards(room)
    put(one, "The lake", mine, sams)
    put(two, "", mine, is_alone=True)
    put(two, "Gone", mine, copy=1, gone=True)
    everything = put(shared, "Cold and clear", mine, sams, annas, other, hidden)
    draft = VisionDraft.objects.create(workshop=room.workshop)
    sentence = Sentence.objects.create(
        draft=draft, section=Section.BECAUSE, text="Because the lake holds us."
    )
    Evidence.objects.create(sentence=sentence, photo=mine)
    heading = Sentence.objects.create(
        draft=draft, section=Section.BECAUSE, text="A heading is none", order=0, is_heading=True
    )
    Evidence.objects.create(sentence=heading, photo=mine)
    found = journeys(room.workshop.pk, mira.pk)
    first, second = found.pictures
    assert [(pile.table.number, pile.name, pile.is_alone) for pile in first.tables] == [
        (1, "The lake", False),
        (2, "", True),
    ]
    assert first.shared == (SharedPlace(everything.pk, "Cold and clear", 3, ("Sam", "Anna")),)
    assert first.sentences == ("Because the lake holds us.",)
    assert (second.tables, second.sentences) == ((), ())
    assert not second.went_nowhere
    assert found.taken_back == 0


def test_what_was_taken_back_is_counted_and_not_told(room: Room) -> None:
    mira = room.people[0]
    room.photo(mira, "", state=PhotoState.WITHDRAWN)
    left = room.photo(mira, "Still here")
    found = journeys(room.workshop.pk, mira.pk)
    assert ([each.id for each in found.pictures], found.taken_back) == ([left.pk], 1)
    assert found.pictures[0].went_nowhere


def test_queries_do_not_grow_with_pictures(room: Room) -> None:
    mira = room.people[0]
    _one, _two, shared = boards(room)

    def count() -> int:
        with CaptureQueriesContext(connection) as asked:
            journeys(room.workshop.pk, mira.pk)
        return len(asked)

    put(shared, "First", room.photo(mira, "One"))
    first = count()
    put(shared, "Second", *(room.photo(mira, f"More {number}") for number in range(6)))
    assert count() == first


def test_it_is_told_at_close_only(room: Room) -> None:
    room.photo(room.people[0], "Mine")
    client = room.client(room.people[0])
    assert client.get(f"/w/{room.code}/where/").status_code == 409
    page = client.get(f"/w/{room.at(Stage.CLOSE).code}/where/").content.decode()
    assert '<p dir="auto">Mine. On the wall, for all the room to see.</p>' in page
