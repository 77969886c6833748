"""Parts of the desk that its templates ask for themselves."""

from django.urls import reverse

from places.enums import Stage
from tests.builders.rooms import Room


def test_the_desk_says_in_numbers_who_is_not_heard_yet(room: Room) -> None:
    def desk() -> str:
        return room.leader_client().get(reverse("desk", args=[room.code])).content.decode()

    assert "4 people have brought nothing yet." in desk()
    assert "Show them first on the big screen" not in desk()
    room.at(Stage.SHARE)
    assert "Show them first on the big screen" in desk()
    assert "desk-not-heard" not in room.client(room.people[0]).get(f"/w/{room.code}/wall/").content.decode()
    room.at(Stage.CLOSE)
    assert "desk-not-heard" not in desk()
