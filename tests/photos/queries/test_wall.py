"""The wall: newest first, in windows, filtered, in a constant number of queries."""

import datetime

import pytest
from django.utils import timezone

from places.enums import PhotoState, Stage
from places.models import Participant, Photo, Theme
from places.people.queries.people import group_facts
from places.photos.queries import wall
from places.photos.queries.wall import Filter, ThemeChip, ThemeCount, WallCard
from tests.builders.boards import theme as put_word
from tests.builders.rooms import Room, open_room

NOW = timezone.now()


@pytest.fixture
def hung(db: None) -> Room:
    """A room at *share* with six photos, a minute apart, and another whose photos have the same words."""
    rooms = [open_room(Stage.SHARE, name=name) for name in ("Barts", "Jönköping")]
    for room in rooms:
        for number in range(6):
            at = NOW + datetime.timedelta(minutes=number)
            room.photo(room.people[number % 4], brought_at=at)
        put_word(room, "Ice", *room.photos[:2])
        put_word(room, "Snow", room.photos[0], room.photos[3])
    return rooms[1]


def shown(room: Room, *args: object, **options: object) -> list[int]:
    """The numbers of the photos, as they were brought, that the wall holds in this order."""
    numbers = {photo.pk: number for number, photo in enumerate(room.photos)}
    return [numbers[card.id] for card in wall.cards(room.workshop.pk, *args, **options)]  # type: ignore[arg-type]


def theme(room: Room, name: str) -> Theme:
    return Theme.objects.get(workshop=room.workshop, name=name)


def test_newest_first_and_each_with_its_facts(hung: Room) -> None:
    photo = hung.photos[0]
    Participant.objects.filter(pk=hung.people[0].pk).update(symbol="boat")
    Photo.objects.filter(pk=photo.pk).update(
        key="a" * 32, width=4, height=3, colour="#1e5b73", placeholder="data:", see="A lake"
    )
    assert shown(hung) == [5, 4, 3, 2, 1, 0]
    ice, snow = (theme(hung, name) for name in ("Ice", "Snow"))
    assert (
        wall.cards(hung.workshop.pk)[-1]
        == wall.card(hung.workshop.pk, photo.pk)
        == WallCard(
            id=photo.pk,
            key="a" * 32,
            width=4,
            height=3,
            colour="#1e5b73",
            placeholder="data:",
            see="A lake",
            rev=0,
            essence="Essence 1",
            first_name="Mira",
            symbol="boat",
            typed_by="",
            group=group_facts(hung.groups[0]),
            themes=(ThemeChip(ice.pk, "Ice"), ThemeChip(snow.pk, "Snow")),
        )
    )
    Participant.objects.filter(pk=hung.people[0].pk).update(group=None)
    assert wall.cards(hung.workshop.pk)[-1].group is None


@pytest.mark.parametrize("state", [PhotoState.STARTED, PhotoState.HIDDEN, PhotoState.WITHDRAWN])
def test_only_what_the_room_sees(hung: Room, state: PhotoState) -> None:
    Photo.objects.filter(pk=hung.photos[2].pk).update(state=state)
    assert shown(hung) == [5, 4, 3, 1, 0]
    assert wall.count(hung.workshop.pk) == 5
    assert wall.card(hung.workshop.pk, hung.photos[2].pk) is None
    hidden = [hung.photos[2].pk] if state == PhotoState.HIDDEN else []
    assert [card.id for card in wall.hidden(hung.workshop.pk)] == hidden


def test_nothing_of_another_room(hung: Room) -> None:
    other = Photo.objects.exclude(workshop=hung.workshop)
    theirs = Theme.objects.exclude(workshop=hung.workshop)
    assert wall.card(hung.workshop.pk, other[0].pk) is None
    assert shown(hung, Filter(theme=theirs[0].pk)) == []
    assert shown(hung, after=other[0].pk) == []
    assert wall.theme_counts(hung.workshop.pk, [theirs[0].pk]) == []
    assert wall.neighbours(hung.workshop.pk, other[0].pk) == (None, None)
    other.update(state=PhotoState.HIDDEN)
    assert wall.hidden(hung.workshop.pk) == []


def test_filters(hung: Room) -> None:
    ice, snow = theme(hung, "Ice").pk, theme(hung, "Snow").pk
    assert shown(hung, Filter(theme=ice)) == [1, 0]
    assert shown(hung, Filter(table=2)) == [3, 2]
    assert shown(hung, Filter(theme=snow, table=2)) == [3]
    assert shown(hung, Filter(table=9)) == shown(hung, Filter(theme=10**9)) == []
    assert [wall.count(hung.workshop.pk, Filter(theme=ice)), wall.count(hung.workshop.pk)] == [2, 6]
    assert (Filter().is_open, Filter(theme=1).is_open, Filter(table=1).is_open) == (True, False, False)


def test_windows(hung: Room) -> None:
    assert shown(hung, limit=2) == [5, 4]
    assert shown(hung, after=hung.photos[4].pk, limit=2) == [3, 2]
    assert shown(hung, after=hung.photos[0].pk) == shown(hung, after=10**9) == []
    Photo.objects.filter(pk=hung.photos[4].pk).update(state=PhotoState.HIDDEN)
    assert shown(hung, after=hung.photos[4].pk, limit=2) == [3, 2]
    assert shown(hung, Filter(theme=theme(hung, "Snow").pk), after=hung.photos[4].pk) == [3, 0]


def test_photos_of_one_moment_keep_one_order(hung: Room) -> None:
    Photo.objects.filter(workshop=hung.workshop).update(brought_at=NOW)
    assert shown(hung) == [5, 4, 3, 2, 1, 0]
    assert shown(hung, after=hung.photos[3].pk) == [2, 1, 0]
    ids = [photo.pk for photo in hung.photos]
    assert wall.neighbours(hung.workshop.pk, ids[3]) == (ids[4], ids[2])


def test_neighbours(hung: Room) -> None:
    ids = [photo.pk for photo in hung.photos]
    assert wall.neighbours(hung.workshop.pk, ids[0]) == (ids[1], None)
    assert wall.neighbours(hung.workshop.pk, ids[5]) == (None, ids[4])
    Photo.objects.filter(pk=ids[3]).update(state=PhotoState.HIDDEN)
    assert wall.neighbours(hung.workshop.pk, ids[2]) == (ids[4], ids[1])
    assert wall.neighbours(hung.workshop.pk, ids[3]) == (ids[4], ids[2])
    Photo.objects.filter(pk=ids[2]).update(state=PhotoState.STARTED, brought_at=None)
    assert wall.neighbours(hung.workshop.pk, ids[2]) == (None, None)


def test_themes_by_how_often_they_stand(hung: Room) -> None:
    workshop = hung.workshop.pk
    ice, snow = theme(hung, "Ice").pk, theme(hung, "Snow").pk
    unused = Theme.objects.create(workshop=hung.workshop, name="Fog", key="fog", slug="fog").pk
    assert wall.theme_counts(workshop) == [ThemeCount(ice, "Ice", 2), ThemeCount(snow, "Snow", 2)]
    Photo.objects.filter(pk=hung.photos[1].pk).update(state=PhotoState.HIDDEN)
    assert wall.theme_counts(workshop) == [ThemeCount(snow, "Snow", 2), ThemeCount(ice, "Ice", 1)]
    Photo.objects.filter(pk=hung.photos[0].pk).update(state=PhotoState.HIDDEN)
    assert wall.theme_counts(workshop) == [ThemeCount(snow, "Snow", 1)]
    assert wall.theme_counts(workshop, [ice, unused]) == [
        ThemeCount(unused, "Fog", 0),
        ThemeCount(ice, "Ice", 0),
    ]
    assert wall.theme_counts(workshop, []) == []


def test_themes_of_several_photos_in_the_order_in_which_they_were_put(hung: Room) -> None:
    first, second, without = (hung.photos[number].pk for number in (0, 1, 2))
    ice, snow = (ThemeChip(theme(hung, name).pk, name) for name in ("Ice", "Snow"))
    assert wall.themes_of([first, second, without]) == {first: (ice, snow), second: (ice,)}
    assert wall.themes_of([]) == {}


def test_the_queries_do_not_grow_with_the_wall(hung: Room, django_assert_num_queries: object) -> None:
    for _ in range(30):
        hung.photo(hung.people[0])
    workshop, count = hung.workshop.pk, django_assert_num_queries
    with count(2):  # type: ignore[operator]
        assert len(wall.cards(workshop)) == 36
    with count(3):  # type: ignore[operator]
        wall.cards(workshop, Filter(table=1), after=hung.photos[5].pk)
    with count(2):  # type: ignore[operator]
        wall.card(workshop, hung.photos[0].pk)
    with count(1):  # type: ignore[operator]
        wall.theme_counts(workshop)
    with count(1):  # type: ignore[operator]
        wall.themes_of(photo.pk for photo in hung.photos)
    with count(4):  # type: ignore[operator]
        wall.neighbours(workshop, hung.photos[2].pk)
