"""The card that asks for the pulse."""

from django.urls import reverse

from places.belonging.actions import pulse
from places.enums import PulseMoment, Stage
from tests.builders.belonging import answer, close
from tests.builders.rooms import Room


def test_the_card_is_there_while_the_pulse_is_open_and_not_answered(room: Room) -> None:
    client = close(room).client(room.people[0])

    def cards() -> list[bool]:
        pages = (client.get(reverse(name, args=[room.code])) for name in ("me", "journeys", "vision"))
        return ["asked-title" in page.content.decode() for page in pages]

    assert cards() == [False] * 3
    pulse.open_pulse(actor=room.leading, moment=PulseMoment.END)
    assert cards() == [True] * 3
    answer(room, room.people[0], PulseMoment.END, {"accepted": 4})
    assert cards() == [False] * 3
    assert room.at(Stage.CLOSE).leader_client().get(reverse("vision", args=[room.code])).status_code == 200
