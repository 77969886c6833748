"""Open pages follow what others share, and the pulse that opens, is answered and closes."""

from places.belonging.actions import commitments, pulse
from places.belonging.actions.reflections import reflect
from places.enums import PulseMoment, Role, Stage
from places.live.audience import Audience
from places.live_channels.channels import operations
from tests.builders.belonging import answer
from tests.builders.rooms import Room


def test_a_shared_promise_appears_and_a_private_one_does_not(room: Room) -> None:
    audience = Audience(room.workshop.pk, "promises", "en", Role.PARTICIPANT)
    mira = room.at(Stage.CLOSE).actor(room.people[0])
    for text, is_shared in (("Greet", True), ("Whisper", False)):
        line = commitments.commit(actor=mira, text=text, is_shared=is_shared)
        (change,) = operations(line, audience)
        assert (change["op"], change["id"], change["target"]) == (
            "put",
            "shared-promises",
            "shared-promises-box",
        )
        assert ("Greet" in change["html"], "Whisper" in change["html"]) == (True, False)
    assert operations(line, Audience(room.workshop.pk, "room", "en", Role.PARTICIPANT)) == []


def test_the_pulse_leads_people_there_and_is_shown_on_desk_and_big_screen(room: Room) -> None:
    def told(line: object, channel: str, role: Role) -> list[str]:
        audience = Audience(room.workshop.pk, channel, "en", role)
        return [change["op"] for change in operations(line, audience)]

    opened = pulse.open_pulse(actor=room.leading, moment=PulseMoment.START)
    assert told(opened, "room", Role.PARTICIPANT) == ["go"]
    assert told(opened, "wall", Role.TABLE) == []
    assert told(opened, "screen", Role.LEADER) == ["refresh"]
    assert told(opened, "desk", Role.LEADER) == ["refresh"]
    assert told(opened, "promises", Role.HOST) == ["refresh"]
    answered = answer(room, room.people[0], PulseMoment.START, {"accepted": 3})
    for channel, role in (("desk", Role.LEADER), ("promises", Role.PARTICIPANT)):
        (change,) = operations(answered, Audience(room.workshop.pk, channel, "en", role))
        assert change == {"op": "text", "id": "pulse-answered-start", "text": "1 person has answered."}
    closed = pulse.close_pulse(actor=room.leading, moment=PulseMoment.START)
    assert told(closed, "promises", Role.PARTICIPANT) == ["refresh"]


def test_shared_thoughts_appear_below_their_question(room: Room) -> None:
    line = reflect(
        actor=room.at(Stage.CLOSE).actor(room.people[0]), question="people", text="Ask Nour", is_shared=True
    )
    (change,) = operations(line, Audience(room.workshop.pk, "promises", "en", Role.PARTICIPANT))
    assert (change["id"], change["target"]) == ("shared-people", "shared-people-box")
    assert "Ask Nour" in change["html"]
