"""The themes at the desk."""

from places.desk.queries.themes import Merging, ThemeLine, merging, theme_lines
from places.models import Theme
from tests.builders.boards import board_of, sorting_room, theme
from tests.builders.rooms import Room


def test_themes_by_their_photos_and_before_the_wall_only_the_list(
    db: None, django_assert_num_queries: object
) -> None:
    room = sorting_room(3)
    lake, ice = theme(room, "Lake", *room.photos), theme(room, "Ice", room.photos[0])
    water = Theme.objects.create(workshop=room.workshop, name="Water", key="water", slug="w", is_starter=True)
    with django_assert_num_queries(1):  # type: ignore[operator]
        assert theme_lines(room.workshop.pk, of_wall=True) == [
            ThemeLine(lake.pk, "Lake", is_starter=False, photos=3),
            ThemeLine(ice.pk, "Ice", is_starter=False, photos=1),
            ThemeLine(water.pk, "Water", is_starter=True, photos=0),
        ]
    assert theme_lines(room.workshop.pk, of_wall=False) == [
        ThemeLine(water.pk, "Water", is_starter=True, photos=0)
    ]


def test_what_follows_when_two_become_one(room: Room, other_room: Room) -> None:
    sorting = sorting_room(3)
    lake, ice = theme(sorting, "Lake", *sorting.photos), theme(sorting, "Ice", sorting.photos[0])
    board = board_of(sorting)
    pile = board.clusters.create(name="Winter")
    board.placements.create(cluster=pile, theme=lake)
    one, other = theme_lines(sorting.workshop.pk, of_wall=True)
    assert (one.id, other.id) == (lake.pk, ice.pk)
    assert merging(sorting.workshop.pk, one, other) == Merging(one, other, photos=3, both=1, boards=1)
    assert merging(sorting.workshop.pk, other, one) == Merging(other, one, photos=1, both=1, boards=0)
