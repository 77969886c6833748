"""The secret link: made and renewed by leaders from *write* on, taken back at any stage, told in the log."""

import pytest

from places.enums import Kind, Stage
from places.errors import NotNow, NotYours
from places.exhibition import actions
from places.models import ShareLink
from tests.builders.rooms import Room


def tokens(room: Room) -> list[str]:
    return list(ShareLink.objects.filter(workshop=room.workshop).values_list("token", flat=True))


def test_made_renewed_and_taken_back(room: Room, other_room: Room) -> None:
    other = ShareLink.objects.create(workshop=other_room.workshop)
    room.at(Stage.WRITE)
    actions.make_link(actor=room.leading, key="a" * 32)
    (first,) = tokens(room)
    assert len(first) == 22  # 128 bits
    actions.make_link(actor=room.leading, key="a" * 32)  # a retry
    assert tokens(room) == [first]
    actions.make_link(actor=room.leading)
    (second,) = tokens(room)
    assert second != first
    actions.revoke_link(actor=room.at(Stage.GATHER).leading)
    assert tokens(room) == []
    assert tokens(other_room) == [other.token]
    assert room.log == [
        (Kind.LINK_MADE, {"renewed": False}),
        (Kind.LINK_MADE, {"renewed": True}),
        (Kind.LINK_REVOKED, {}),
    ]


def test_by_leaders_only_and_not_before_there_is_a_text(room: Room) -> None:
    room.at(Stage.WRITE)
    room.people[0].is_host = True
    for act in (actions.make_link, actions.revoke_link):
        with pytest.raises(NotYours):
            act(actor=room.actor(room.people[0]))
    with pytest.raises(NotNow, match="no vision to show yet"):
        actions.make_link(actor=room.at(Stage.WEIGH).leading)
    assert (tokens(room), room.log) == ([], [])
