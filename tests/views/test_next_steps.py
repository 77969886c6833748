"""What the desk proposes: the whole way, the next step, the way back, in words."""

import pytest

from places.enums import Stage, Verb
from places.rules import TABLE
from places.views.next_steps import WORDS, next_step, path


def test_every_stage_has_its_words() -> None:
    assert set(WORDS) == set(Stage)
    assert all(str(word) for words in WORDS.values() for word in words)


@pytest.mark.parametrize("stage", list(Stage))
def test_the_way_and_the_steps_from_each_stage(stage: Stage) -> None:
    order, here = list(Stage), stage.place_in_order
    states = [point.state for point in path(stage)]
    assert states == ["done"] * here + ["now"] + ["later"] * (len(order) - here - 1)
    step = next_step(stage)
    assert (step.onward.stage if step.onward else None) == (order[here + 1] if here < 7 else None)
    assert (step.back.stage if step.back else None) == (order[here - 1] if here else None)
    assert bool(step.what_happens) is (step.onward is not None)


def test_closing_promises_what_the_rules_keep() -> None:
    what_happens = str(WORDS[Stage.CLOSE][2])
    for verb, word in ((Verb.SEE_VISION, "read"), (Verb.WRITE, "change"), (Verb.EXPORT, "take away")):
        assert (Stage.CLOSE in TABLE[verb][0], word in what_happens) == (True, True)
