"""What the tables sorted, as it may leave the room."""

from typing import Any

from places.cards import PHOTO, THEME, own_number
from places.enums import People, PhotoAudience, PhotoState
from places.exports.queries.sorts import sorted_cards
from places.models import Board, Cluster, Placement
from tests.builders.boards import theme
from tests.builders.rooms import Room
from tests.builders.shared_boards import share


def sort(room: Room, table: int, piles: dict[str, list[int]]) -> None:
    """Put the room's photos (by their places in `room.photos`) into piles on a table's board."""
    board = Board.objects.create(workshop=room.workshop, group=room.groups[table])
    for order, (name, photos) in enumerate(piles.items(), start=1):
        cluster = Cluster.objects.create(board=board, name=name, order=order)
        for place, photo in enumerate(photos):
            Placement.objects.create(board=board, cluster=cluster, photo=room.photos[photo], order=place)


def test_every_placement_with_words_only_where_they_are_shared(
    room: Room, other_room: Room, django_assert_num_queries: Any
) -> None:
    room.photo(room.people[0], "Every street ends at the water.", audience=PhotoAudience.REPORT)
    room.photo(room.people[1], "Kept in the room.")
    room.photo(room.people[2], "Who are they?", audience=PhotoAudience.PUBLIC, people=People.UNASKED)
    room.photo(room.people[3], "Taken away", audience=PhotoAudience.PUBLIC, state=PhotoState.HIDDEN)
    sort(room, 1, {"": [1, 0]})
    sort(room, 0, {"Water": [0, 3], "People": [2]})
    sort(other_room, 0, {"Ours": [0]})
    share(room, "Not a table's")
    with django_assert_num_queries(1):
        cards = sorted_cards(room.workshop.pk)
    street, kept, who = (own_number(PHOTO, photo.upload_key) for photo in room.photos[:3])
    assert [(card.card, card.label, card.pile, card.pile_name, card.table) for card in cards] == [
        (street, "Every street ends at the water.", 1, "Water", 1),
        (who, "Picture 3", 2, "People", 1),
        (kept, "Picture 2", 3, "Pile 1", 2),
        (street, "Every street ends at the water.", 3, "Pile 1", 2),
    ]
    assert [card.photo_id for card in cards if card.shares_words] == [room.photos[0].pk] * 2


def test_what_a_table_let_stand_alone_says_so(room: Room) -> None:
    for person in room.people[:3]:
        room.photo(person)
    sort(room, 0, {"Match": [0], "": [1], "Water": [2]})
    Cluster.objects.exclude(name="Water").update(is_alone=True)
    assert [card.pile_name for card in sorted_cards(room.workshop.pk)] == [
        "Match (stands alone, and matters)",
        "Stands alone, and matters",
        "Water",
    ]


def test_themes_are_cards_like_others(room: Room, django_assert_num_queries: Any) -> None:
    shared = room.photo(room.people[0], "Every street ends at the water.", audience=PhotoAudience.REPORT)
    kept = room.photo(room.people[1], "Kept in the room.")
    away = room.photo(room.people[2], "Taken away", audience=PhotoAudience.PUBLIC, state=PhotoState.HIDDEN)
    light, secret, gone = (
        theme(room, "Light", kept, shared),
        theme(room, "Secret", kept),
        theme(room, "Gone", away),
    )
    sort(room, 0, {"Water": [0]})
    pile = room.groups[0].board.clusters.get()
    for order, one in enumerate((secret, gone, light), start=1):
        Placement.objects.create(board=pile.board, cluster=pile, theme=one, order=order)
    with django_assert_num_queries(1):
        cards = sorted_cards(room.workshop.pk)
    # A word that stays in the room cannot be guessed from its number either.
    assert [(card.card, card.label, card.photo_id) for card in cards] == [
        (own_number(PHOTO, shared.upload_key), "Every street ends at the water.", shared.pk),
        (3, "Theme 3", None),
        (own_number(THEME, "light"), "Light", None),
    ]
    assert [card.shares_words for card in cards] == [True, False, True]


def test_no_two_cards_have_one_number(room: Room) -> None:
    for key in ("3", "2", "a3", "3"):
        room.photo(room.people[len(room.photos)], upload_key=key.zfill(32))
    sort(room, 0, {"Water": [0, 1, 2, 3]})
    assert [card.card for card in sorted_cards(room.workshop.pk)] == [3, 2, 0xA3, 4]
