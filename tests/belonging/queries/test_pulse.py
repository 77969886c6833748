"""The rounds of the pulse, and who is asked."""

from places.belonging.actions import pulse
from places.belonging.queries.pulse import open_pulse, pulse_desk
from places.enums import PulseMoment
from tests.builders.belonging import answer
from tests.builders.rooms import Room

START, END = PulseMoment.START, PulseMoment.END


def test_who_has_answered_is_not_asked_again(room: Room) -> None:
    mira, sam = room.people[:2]
    pulse.open_pulse(actor=room.leading, moment=START)
    answer(room, mira, START, {})
    asked = [open_pulse(room.workshop.pk, each) for each in (mira.pk, sam.pk, None)]
    assert asked == [None, START, None]
    desk = pulse_desk(room.workshop.pk)
    assert [(each.moment, each.is_open, each.answered) for each in desk] == [
        (START, True, 1),
        (END, False, 0),
    ]
    assert desk[0].sentence == "1 person has answered."
