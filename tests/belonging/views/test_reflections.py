"""The page of the four questions."""

from django.urls import reverse

from places.models import Reflection
from tests.builders.belonging import close
from tests.builders.rooms import Room


def test_written_for_oneself_or_for_the_room(room: Room) -> None:
    client = close(room).client(room.people[0])
    url = reverse("questions", args=[room.code])
    page = client.get(url).content.decode()
    assert page.count("<textarea") == 4
    assert "Helen Bevan and Göran Henriks" in page
    sent = {"text": "More time <b>", "is_shared": "on"}
    answer = client.post(reverse("question-write", args=[room.code, "space"]), sent)
    assert answer.headers["Location"] == url
    others = room.client(room.people[1])
    assert "More time &lt;b&gt;" in others.get(url).content.decode()
    client.post(reverse("question-write", args=[room.code, "space"]), {"text": "More time"})
    assert Reflection.objects.get().is_shared is False
    assert "More time" not in others.get(url, headers={"Accept-Language": "sv"}).content.decode()
    assert url in client.get(reverse("journeys", args=[room.code])).content.decode()
