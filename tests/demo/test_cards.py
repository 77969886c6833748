"""Which cards have been brought at each stage."""

import pytest

from places.demo import texts
from places.demo.cards import STILL_GATHERING, cards_at
from places.enums import Stage


def test_nobody_has_brought_anything_at_welcome_and_everybody_has_after_gathering() -> None:
    assert cards_at(Stage.WELCOME, "en") == ()
    for stage in list(Stage)[2:]:
        assert cards_at(stage, "sv") == texts.photos("sv")


def test_some_are_still_gathering() -> None:
    brought = {photo.by for photo in cards_at(Stage.GATHER, "en")}
    assert brought == set(range(STILL_GATHERING))
    assert len(texts.people("en")) == 24


@pytest.mark.parametrize("stage", [Stage.WELCOME, Stage.GATHER, Stage.CLOSE])
def test_an_unknown_language_is_refused(stage: Stage) -> None:
    with pytest.raises(KeyError):
        cards_at(stage, "de")
