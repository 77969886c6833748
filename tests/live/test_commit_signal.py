"""The bell: everybody who listens hears it, one who fails hurts nobody."""

from places.live import commit_signal


def test_all_listeners_hear_and_a_failing_one_hurts_nobody() -> None:
    heard: list[int] = []
    hear = heard.append

    def fails(workshop_id: int) -> None:
        raise RuntimeError

    commit_signal.listen(fails)
    commit_signal.listen(hear)
    commit_signal.listen(hear)
    try:
        commit_signal.ring(7)
    finally:
        commit_signal.unlisten(fails)
        commit_signal.unlisten(hear)
    commit_signal.ring(8)
    assert heard == [7]
