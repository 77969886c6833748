"""The bell: everybody who listens hears it, one who fails hurts nobody."""

from places import wakeup


def test_all_listeners_hear_and_a_failing_one_hurts_nobody() -> None:
    heard: list[int] = []
    hear = heard.append

    def fails(workshop_id: int) -> None:
        raise RuntimeError

    wakeup.listen(fails)
    wakeup.listen(hear)
    wakeup.listen(hear)
    try:
        wakeup.ring(7)
    finally:
        wakeup.unlisten(fails)
        wakeup.unlisten(hear)
    wakeup.ring(8)
    assert heard == [7]
