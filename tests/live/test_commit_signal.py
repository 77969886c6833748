"""The commit signal: all subscribers are called, also when one of them fails."""

from places.live import commit_signal


def test_all_listeners_hear_and_a_failing_one_hurts_nobody() -> None:
    heard: list[tuple[int, int | None]] = []

    def hear(workshop_id: int, revision: int | None) -> None:
        heard.append((workshop_id, revision))

    def fails(workshop_id: int, revision: int | None) -> None:
        raise RuntimeError

    commit_signal.subscribe(fails)
    commit_signal.subscribe(hear)
    commit_signal.subscribe(hear)
    try:
        commit_signal.notify(7, 3)
        commit_signal.notify(7)
    finally:
        commit_signal.unsubscribe(fails)
        commit_signal.unsubscribe(hear)
    commit_signal.notify(8)
    assert heard == [(7, 3), (7, None)]
