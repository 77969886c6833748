"""The pulse on the big screen: asked while it is open, told once enough people have answered, and nothing before."""

from collections.abc import Mapping

from places.belonging.actions import pulse
from places.enums import PulseItem, PulseMoment, Stage
from places.screen.queries.pulse import offers_pulse, open_round, pulse_scene, pulse_slide, pulse_slides
from places.screen.queries.scenes import SCENES
from places.workshops.queries.workshops import WorkshopFacts, by_id
from tests.builders.belonging import answer, crowd, take
from tests.builders.rooms import Room

START, END = PulseMoment.START, PulseMoment.END


def facts(room: Room) -> WorkshopFacts:
    found = by_id(room.workshop.pk)
    assert found is not None
    return found


def said(item: str, *steps: int) -> list[Mapping[str, int]]:
    return [{item: step} for step in steps]


def test_it_is_asked_while_a_round_is_open(db: None) -> None:
    room = crowd(6)
    assert (pulse_scene(facts(room)), open_round(room.workshop.pk), offers_pulse(facts(room))) == (
        None,
        None,
        False,
    )
    pulse.open_pulse(actor=room.leading, moment=START)
    answer(room, room.people[0], START, {"accepted": 3})
    scene = pulse_scene(facts(room))
    assert scene is not None
    assert (scene.name, scene.facts["round"].sentence, scene.facts["people"]) == (
        "pulse",
        "1 person has answered.",
        6,
    )
    assert offers_pulse(facts(room))


def test_fewer_than_five_or_all_alike_tell_nothing(db: None) -> None:
    room = crowd(6)
    take(room, START, said("accepted", 1, 2, 3, 4))
    assert (pulse_scene(facts(room)), pulse_slide(room.workshop.pk)) == (None, None)
    take(room, END, said("accepted", *[4] * 6))
    assert (pulse_scene(facts(room)), pulse_slide(room.workshop.pk)) == (None, None)


def test_a_slide_says_that_fewer_than_five_have_answered(db: None) -> None:
    room = crowd(6)
    workshop = room.workshop.pk
    assert [pulse_slides(workshop, moment) for moment in (START, END)] == [(), ()]
    take(room, START, said("accepted", 1, 2, 3, 4))
    found = [[slide.keys for slide in pulse_slides(workshop, moment)] for moment in (START, END)]
    assert found == [[("pulse-few", "pulse")], []]
    for stage, names in ((Stage.WELCOME, ["way-in", "pulse-few"]), (Stage.CLOSE, ["thanks"])):
        assert [slide.key for slide in SCENES[stage](facts(room.at(stage))).slides] == names
    take(room, END, said("accepted", 1, 2, 3, 4, 5))
    assert [slide.key for slide in pulse_slides(workshop, END)] == ["pulse"]


def test_a_few_at_the_end_hide_nothing_of_the_start(db: None) -> None:
    room = crowd(6)
    take(room, START, said("accepted", 1, 2, 3, 4, 5, 5))
    take(room, END, said("accepted", 1, 2, 3, 4))
    assert [slide.key for slide in pulse_slides(room.workshop.pk, END)] == ["pulse-few", "pulse"]
    assert [slide.key for slide in pulse_slides(room.workshop.pk, START)] == ["pulse"]


def test_nobody_who_answered_waits_for_nothing(db: None) -> None:
    room = crowd(6)
    take(room, START, [])
    assert pulse_slides(room.workshop.pk, START) == ()


def test_from_the_start_to_the_end(db: None) -> None:
    room = crowd(6)
    take(room, START, [{"accepted": step, "say": 3 if step < 4 else 4} for step in (1, 2, 3, 4, 5, 5)])
    take(room, END, said("accepted", 3, 4, 4, 4, 5, 5))
    slide = pulse_slide(room.workshop.pk)
    assert slide is not None
    told = [(each.item, [one and one.sentence for one in each.said]) for each in slide.about.items]
    assert told == [
        (PulseItem.ACCEPTED, ["3 of 6 say mostly or fully.", "5 of 6 say mostly or fully."]),
        (PulseItem.SAY, ["3 of 6 say mostly or fully.", None]),
    ]
    assert ([one.moment for one in slide.about.rounds], slide.about.hides) == ([START, END], True)


def test_as_the_room_arrives_and_closes_it_is_a_slide_among_others(db: None) -> None:
    room = crowd(6)
    take(room, START, said("accepted", 1, 2, 3, 4, 5, 5))
    scene = pulse_scene(facts(room.at(Stage.SHARE)))
    assert scene is not None
    assert (scene.name, [slide.key for slide in scene.slides]) == ("pulse-told", ["pulse"])
    assert offers_pulse(facts(room))
    for stage in (Stage.WELCOME, Stage.CLOSE):
        assert pulse_scene(facts(room.at(stage))) is None
        assert not offers_pulse(facts(room))
        assert "pulse" in [slide.key for slide in SCENES[stage](facts(room)).slides]
