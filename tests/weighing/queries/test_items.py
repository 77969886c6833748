"""What is weighed: shared clusters or themes with a picture that the room sees."""

from places.enums import PhotoState, Stage, Subject
from places.models import Theme
from places.photos.actions import themes
from places.weighing.queries.items import ids, items
from tests.builders.rooms import Room, open_room
from tests.builders.shared_boards import share


def test_clusters_with_their_pictures_and_tables(other_room: Room, django_assert_num_queries) -> None:
    room = open_room(Stage.WEIGH)
    room.photo(room.people[0], "Every street ends at the water.")
    room.photo(room.people[2], key="a" * 32, see="The lake at dawn")
    water, empty = share(room, "Water", "")
    empty.placements.update(cluster=water)
    water.also_called = [{"name": "The lake", "tables": [1]}, {"name": "Water", "tables": [2]}]
    water.save()
    share(other_room, "Shielders")
    with django_assert_num_queries(2):
        (item,) = items(room.workshop.pk, Subject.CLUSTERS)
    assert (item.id, item.shown_name, item.also) == (water.pk, "Water", "The lake")
    assert [(thumb.key, thumb.label) for thumb in item.photos] == [
        ("", "Every street ends at the water."),
        ("a" * 32, "The lake at dawn"),
    ]
    assert item.tables == (room.groups[0].pk, room.groups[1].pk)
    assert item.first is item.photos[1]
    room.workshop.photos.update(state=PhotoState.HIDDEN)
    assert ids(room.workshop.pk, Subject.CLUSTERS) == set()


def test_a_cluster_without_a_name_has_words_in_place_of_one(db: None) -> None:
    room = open_room(Stage.WEIGH, photos=1)
    share(room, "")
    (item,) = items(room.workshop.pk, Subject.CLUSTERS)
    assert (item.name, item.shown_name) == ("", "A pile without a name")
    assert item.first is item.photos[0]


def test_themes_that_stand_on_a_picture(other_room: Room, django_assert_num_queries) -> None:
    room = open_room(photos=2)
    for here in (room, other_room):
        themes.choose(actor=here.actor(here.people[0]), photo_id=here.photos[0].pk, words=["Ice", "Water"])
    Theme.objects.create(workshop=room.workshop, name="Alone", slug="alone", key="alone")
    with django_assert_num_queries(2):
        found = items(room.workshop.pk, Subject.THEMES)
    assert [(item.name, [thumb.label for thumb in item.photos]) for item in found] == [
        ("Ice", ["Essence 1"]),
        ("Water", ["Essence 1"]),
    ]
