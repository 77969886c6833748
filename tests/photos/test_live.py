"""What the wall, its filter, the large view and the projector receive about one photo."""

from typing import Any

import pytest

from places.enums import Kind, Role, Stage
from places.live.audience import Audience
from places.live_channels.channels import operations
from places.models import Activity, Theme
from places.photos.actions import bringing, themes, visibility
from tests.builders.rooms import Room, open_room


@pytest.fixture
def sharing(db: None) -> Room:
    """Three photos on the wall, and another room's beside it."""
    open_room(Stage.SHARE, name="Barts", photos=3)
    return open_room(Stage.SHARE, photos=3)


def received(
    room: Room, activity: Activity, channel: str = "wall", role: Role = Role.PARTICIPANT
) -> list[Any]:
    return operations(activity, Audience(room.workshop.pk, channel, "en", role))


def bring(room: Room, essence: str = "The lake at dawn") -> Activity:
    photo = room.photo(room.people[0], essence)
    return Activity.record(room.actor(room.people[0]), Kind.PHOTO_BROUGHT, photo=photo.pk)


def test_a_new_card_comes_first_with_the_new_number(sharing: Room) -> None:
    brought = bring(sharing)
    card = next(
        change for change in received(sharing, brought) if change["id"] == f"photo-{sharing.photos[3].pk}"
    )
    assert (card["op"], card["target"], card["after"]) == ("put", "wall-photos", "")
    assert "The lake at dawn" in card["html"]
    assert {"op": "text", "id": "wall-count", "text": "4 pictures"} in received(sharing, brought)


@pytest.mark.parametrize(
    ("kind", "channel", "change"),
    [
        (Kind.THEME_RENAMED, "wall", {"op": "refresh"}),
        (Kind.THEMES_MERGED, "themes", {"op": "refresh"}),
        (Kind.THEME_RENAMED, "room", {"op": "refresh", "only": "taps-title"}),
        (Kind.STARTERS_CHANGED, "room", {"op": "refresh", "only": "taps-title"}),
    ],
)
def test_other_words_bring_a_new_page(
    sharing: Room, kind: Kind, channel: str, change: dict[str, str]
) -> None:
    changed = Activity.record(sharing.leading, kind, themes=[1])
    assert received(sharing, changed, channel) == [change]


def test_before_the_wall_is_open_nobody_hears_of_words(sharing: Room) -> None:
    changed = Activity.record(sharing.at(Stage.GATHER).leading, Kind.THEME_RENAMED, themes=[1])
    assert received(sharing, changed) == []


def test_told_again_later_it_comes_behind_the_newer_one(sharing: Room) -> None:
    first = bring(sharing)
    bring(sharing, "Newer")
    card = next(
        change for change in received(sharing, first) if change["id"] == f"photo-{sharing.photos[3].pk}"
    )
    assert card["after"] == f"photo-{sharing.photos[4].pk}"


def test_changed_words_stay_where_the_card_is(sharing: Room) -> None:
    photo = sharing.photos[0]
    actor = sharing.actor(sharing.people[0])
    changed = bringing.describe(actor=actor, photo_id=photo.pk, fields={"essence": "New words"})
    (card,) = received(sharing, changed)
    assert (card["op"], card["id"], card["target"]) == ("put", f"photo-{photo.pk}", "")
    assert "New words" in card["html"]
    assert "after" not in card


def test_a_word_comes_to_the_filter_with_its_first_photo_and_goes_with_its_last(sharing: Room) -> None:
    photo, mira = sharing.photos[0].pk, sharing.actor(sharing.people[0])
    added = themes.add(actor=mira, photo_id=photo, word="Water & light")
    theme = Theme.objects.get(workshop=sharing.workshop).pk
    changes = received(sharing, added)
    link = next(change for change in changes if change["id"] == f"theme-filter-{theme}")
    assert (link["op"], link["target"]) == ("put", "wall-themes")
    assert "Water &amp; light" in link["html"]
    assert {"op": "text", "id": f"theme-count-{theme}", "text": "1"} in changes
    again = themes.add(actor=mira, photo_id=sharing.photos[1].pk, word="water & light")
    assert {"op": "text", "id": f"theme-count-{theme}", "text": "2"} in received(sharing, again)
    assert not [change for change in received(sharing, again) if change["id"] == f"theme-filter-{theme}"]
    themes.remove(actor=mira, photo_id=sharing.photos[1].pk, theme_id=theme)
    removed = themes.remove(actor=mira, photo_id=photo, theme_id=theme)
    assert {"op": "drop", "id": f"theme-filter-{theme}"} in received(sharing, removed)


def test_a_hidden_photo_goes_and_its_own_page_is_fetched_anew(sharing: Room) -> None:
    photo = sharing.photos[0].pk
    hidden = visibility.hide(actor=sharing.leading, photo_id=photo)
    gone, anew = {"op": "drop", "id": f"photo-{photo}"}, {"op": "refresh", "only": f"photo-large-{photo}"}
    for role in (Role.PARTICIPANT, Role.HOST):
        assert gone in received(sharing, hidden, role=role)
        assert anew in received(sharing, hidden, role=role)
    assert received(sharing, hidden, "room") == [anew]
    assert anew not in received(sharing, hidden, "screen", Role.LEADER)
    shown = visibility.show(actor=sharing.leading, photo_id=photo)
    assert anew in received(sharing, shown)
    assert f"photo-{photo}" in [change["id"] for change in received(sharing, shown) if change["op"] == "put"]


def test_a_withdrawn_photo_leaves_everybodys_page_and_no_words(sharing: Room) -> None:
    photo = sharing.photos[0]
    brought = Activity.record(sharing.actor(sharing.people[0]), Kind.PHOTO_BROUGHT, photo=photo.pk)
    withdrawn = visibility.withdraw(actor=sharing.actor(sharing.people[0]), photo_id=photo.pk)
    for activity in (brought, withdrawn):  # the earlier line tells what is true now, too
        changes = received(sharing, activity, role=Role.LEADER)
        assert {"op": "drop", "id": f"photo-{photo.pk}"} in changes
        assert photo.essence not in str(changes)
    assert {"op": "refresh", "only": f"photo-large-{photo.pk}"} in received(
        sharing, withdrawn, role=Role.LEADER
    )


def test_before_share_and_on_other_lines_nothing_is_told(sharing: Room) -> None:
    brought = bring(sharing)
    assert received(sharing, Activity.record(sharing.leading, Kind.VOTED)) == []
    sharing.at(Stage.GATHER)
    for role in (Role.PARTICIPANT, Role.HOST, Role.LEADER):
        assert [change["id"] for change in received(sharing, brought, role=role)] == ["brought-count"]


def test_the_queries_do_not_grow_with_the_wall(sharing: Room, django_assert_max_num_queries: Any) -> None:
    for number in range(30):
        sharing.photo(sharing.people[number % 4])
    brought = bring(sharing)
    with django_assert_max_num_queries(14):
        received(sharing, brought)
