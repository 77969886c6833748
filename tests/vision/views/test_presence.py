"""Coming and leaving over HTTP."""

from places.enums import Stage
from places.models import Presence
from tests.builders.rooms import Room, open_room
from tests.vision.views.test_sentences import add, url


def test_come_and_leave(db: None, other_room: Room) -> None:
    writing = open_room(Stage.WRITE)
    sentence = add(writing)
    client = writing.client(writing.people[0])
    answer = client.post(url(writing, "sentence-here", sentence.pk))
    assert (answer.status_code, answer.content) == (204, b"")
    assert Presence.objects.get().participant == writing.people[0]
    assert client.get(url(writing, "sentence-here", sentence.pk)).status_code == 405
    stranger = other_room.at(Stage.WRITE).client(other_room.people[0])
    assert stranger.post(url(writing, "sentence-leave", sentence.pk)).status_code == 404
    assert client.post(url(writing, "sentence-leave", sentence.pk)).status_code == 204
    assert not Presence.objects.exists()
