"""The pulse: opened and closed once, answered once each, and nothing stored leads from an answer to a person."""

import pytest

from places.belonging.actions import pulse
from places.enums import Kind, Measure, PulseItem, PulseMoment, Stage
from places.errors import Missing, NotNow, NotYours, Unclear
from places.home.actions.erasing import erase_mine
from places.models import Activity, PulseAnswer, PulseMark, PulseRound
from tests.builders.belonging import answer, crowd
from tests.builders.rooms import Room

START, END = PulseMoment.START, PulseMoment.END


def rows() -> list[tuple[str, str, int | None, int]]:
    found = PulseAnswer.objects.values_list("measure", "item", "group", "value")
    return sorted(found, key=str)


def test_answers_are_kept_by_table_and_the_person_is_only_marked(room: Room) -> None:
    mira = room.people[0]
    pulse.open_pulse(actor=room.leading, moment=START)
    answer(room, mira, START, {"accepted": 4, "say": 2})
    table = mira.group_id
    assert rows() == [("step", "accepted", table, 4), ("step", "say", table, 2)]
    assert PulseMark.objects.values_list("participant", flat=True).get() == mira.pk
    line = Activity.objects.get(kind=Kind.PULSE_ANSWERED)
    assert line.data == {"moment": "start"}
    with pytest.raises(NotNow):
        answer(room, mira, START, {"accepted": 1})
    assert PulseAnswer.objects.count() == 2


def test_a_retry_is_the_first_answer(room: Room) -> None:
    pulse.open_pulse(actor=room.leading, moment=START)
    for _twice in range(2):
        answer(room, room.people[0], START, {"accepted": 4}, key="c" * 32)
    assert PulseAnswer.objects.count() == 1


def test_changes_and_places_know_no_table(room: Room) -> None:
    pulse.open_pulse(actor=room.leading, moment=END)
    steps = dict.fromkeys(PulseItem.values, 4)
    answer(room, room.people[0], END, steps, {"accepted": 2, "say": -1})
    others = PulseAnswer.objects.exclude(measure=Measure.STEP).values_list(
        "measure", "item", "group", "value"
    )
    assert sorted(others) == [
        ("change", "accepted", None, 2),
        ("change", "say", None, -1),
        ("place", "", None, 1),
    ]


@pytest.mark.parametrize(
    ("moment", "steps", "changes"),
    [
        (START, {"accepted": 0}, {}),
        (START, {"accepted": 6}, {}),
        (START, {"loved": 3}, {}),
        (START, {"accepted": 3}, {"accepted": 1}),  # at the start nothing has changed
        (END, {"accepted": 3}, {"say": 1}),
        (END, {"accepted": 5}, {"accepted": 5}),
        (END, {"accepted": 5}, {"accepted": -1}),  # it would have been 6
    ],
)
def test_what_no_phone_of_ours_sends_is_refused(room: Room, moment: str, steps: dict, changes: dict) -> None:
    pulse.open_pulse(actor=room.leading, moment=moment)
    with pytest.raises(Unclear):
        answer(room, room.people[0], moment, steps, changes)
    assert (PulseAnswer.objects.count(), PulseMark.objects.count()) == (0, 0)


def test_only_who_runs_the_room_opens_and_only_people_answer(room: Room) -> None:
    with pytest.raises(NotYours):
        pulse.open_pulse(actor=room.actor(room.people[0]), moment=START)
    with pytest.raises(Missing):
        pulse.open_pulse(actor=room.leading, moment="later")
    with pytest.raises(NotNow):
        answer(room, room.people[0], START, {"accepted": 3})
    pulse.open_pulse(actor=room.leading, moment=START)
    with pytest.raises(NotYours):
        pulse.answer_pulse(actor=room.leading, moment=START, steps={}, changes={})
    with pytest.raises(NotNow):
        pulse.open_pulse(actor=room.leading, moment=END)  # one at a time


def test_a_result_that_was_seen_is_never_added_to(db: None) -> None:
    room = crowd(5)
    pulse.open_pulse(actor=room.leading, moment=START)
    for person in room.people[:4]:
        answer(room, person, START, {"accepted": 3})
    pulse.close_pulse(actor=room.leading, moment=START)
    with pytest.raises(NotNow):
        pulse.close_pulse(actor=room.leading, moment=START)
    pulse.open_pulse(actor=room.leading, moment=START)  # too few: nothing was shown
    answer(room, room.people[4], START, {"accepted": 4})
    pulse.close_pulse(actor=room.leading, moment=START)
    with pytest.raises(NotNow):
        pulse.open_pulse(actor=room.leading, moment=START)


def test_closing_writes_the_answers_anew(db: None) -> None:
    room = crowd(6)
    pulse.open_pulse(actor=room.leading, moment=START)
    for number, person in enumerate(room.people):
        answer(room, person, START, {"accepted": 1 + number % 5})
    before, ids = rows(), set(PulseAnswer.objects.values_list("pk", flat=True))
    pulse.close_pulse(actor=room.leading, moment=START)
    assert rows() == before
    assert not ids & set(PulseAnswer.objects.values_list("pk", flat=True))
    assert PulseRound.objects.get().is_open is False


def test_who_goes_leaves_answers_that_are_nobodys(room: Room) -> None:
    pulse.open_pulse(actor=room.leading, moment=START)
    answer(room, room.people[0], START, {"accepted": 4})
    erase_mine(actor=room.at(Stage.WRITE).actor(room.people[0]))
    assert (PulseAnswer.objects.count(), PulseMark.objects.count()) == (1, 0)
