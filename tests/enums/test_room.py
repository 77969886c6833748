"""Stages are in an order; every symbol has a word of its own."""

from places import enums
from places.enums import Stage


def test_stages_in_order() -> None:
    assert [stage.value for stage in Stage] == [
        "welcome",
        "gather",
        "share",
        "cluster",
        "combine",
        "weigh",
        "write",
        "close",
    ]
    assert [stage.place_in_order for stage in Stage] == list(range(8))
    assert Stage.WEIGH.reached(Stage.WEIGH)
    assert Stage.WEIGH.reached(Stage.SHARE)
    assert not Stage.SHARE.reached(Stage.WEIGH)


def test_twelve_symbols_with_a_word_each() -> None:
    assert len({str(label) for label in enums.Symbol.labels}) == 12
