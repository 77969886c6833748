"""The words to say, on the desk."""

import pytest
from django.urls import reverse

from places.enums import Stage
from places.facilitation.actions.choosing import choose_method
from places.facilitation.queries.workshop_methods import method_of
from places.facilitation.rendering import sheet_stage
from tests.builders.rooms import Room
from tests.one_line import one_line


def desk(room: Room) -> str:
    return one_line(room.leader_client().get(reverse("desk", args=[room.code])).content.decode())


@pytest.mark.parametrize("stage", Stage)
def test_the_words_of_this_stage_stand_on_the_desk(room: Room, stage: Stage) -> None:
    page = desk(room.at(stage))
    words = {each.stage: each.say["en"][-1] for each in method_of(room.workshop.pk).method.stages}
    assert [name for name, said in words.items() if f"<p>{said}</p>" in page] == [stage]


def test_a_stage_that_the_plan_leaves_out(room: Room) -> None:
    choose_method(actor=room.leading, method_id="ward-meeting")
    assert "Your plan leaves this step out" in desk(room.at(Stage.WEIGH))


def test_a_stage_of_a_sheet() -> None:
    class Sheet:
        def at(self, stage: str) -> str:
            return f"at {stage}"

    assert sheet_stage(Sheet(), "share") == "at share"  # type: ignore[arg-type]


def test_the_timer_starts_with_the_minutes_of_the_plan(room: Room) -> None:
    button = '<button class="button small" type="submit" name="minutes" value="14">'
    leader = room.at(Stage.GATHER).leader_client()
    assert button in desk(room)
    leader.post(reverse("desk-timer", args=[room.code]), {"minutes": "14"})
    assert button not in desk(room)
