"""The map of themes: hidden until the wall opens, the same facts as table, new when words come."""

from django.urls import reverse

from places.enums import Role, Stage
from places.live.audience import Audience
from places.live_channels.channels import operations
from places.photos.actions import themes
from places.photos.queries.theme_pairs import theme_pairs
from places.photos.views.theme_map import TALL, WIDE, drawn
from tests.builders.rooms import Room, open_room
from tests.photos.queries.test_theme_pairs import themed


def test_the_map_and_its_table(db: None, other_room: Room) -> None:
    room = themed(open_room(Stage.SHARE))
    text = room.client(room.people[0]).get(reverse("theme-map", args=[room.code])).content.decode()
    assert text.count("<svg") >= 2
    assert text.count('class="theme-node"') == 6
    assert '<td class="number">2</td>' in text
    assert (
        other_room.client(other_room.people[0]).get(reverse("theme-map", args=[room.code])).status_code == 404
    )


def test_nothing_before_the_wall_opens(room: Room) -> None:
    themed(room)
    assert room.client(room.people[0]).get(reverse("theme-map", args=[room.code])).status_code == 409


def test_without_pairs_it_says_what_to_do(db: None) -> None:
    room = open_room(Stage.SHARE, photos=2)
    text = room.client(room.people[0]).get(reverse("theme-map", args=[room.code])).content.decode()
    assert "No picture carries two words yet" in text
    assert "theme-node" not in text


def test_only_themes_beside_others_are_drawn_and_all_inside(db: None) -> None:
    room = themed(open_room(Stage.SHARE))
    found = theme_pairs(room.workshop.pk)
    for shape in (WIDE, TALL):
        made = drawn(found, shape)
        assert [node.theme.name for node in made.nodes] == ["Water", "Light", "Care"]
        assert [edge.width for edge in made.edges] == [7.0, 4.0, 4.0]
        assert all(0 < node.x < shape.width and 0 < node.y < shape.height for node in made.nodes)


def test_new_words_bring_a_new_map(db: None) -> None:
    room = themed(open_room(Stage.SHARE))
    audience = Audience(room.workshop.pk, "themes", "en", Role.PARTICIPANT)
    activity = themes.add(actor=room.actor(room.people[0]), photo_id=room.photos[2].pk, word="Bread")
    assert {"op": "refresh"} in operations(activity, audience)
