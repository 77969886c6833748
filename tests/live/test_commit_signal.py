"""The commit signal: all subscribers are called, also when one of them fails."""

from places.live import commit_signal


def test_all_listeners_receive_and_a_failing_one_hurts_nobody() -> None:
    received: list[tuple[int, int | None]] = []

    def receive(workshop_id: int, revision: int | None) -> None:
        received.append((workshop_id, revision))

    def fails(workshop_id: int, revision: int | None) -> None:
        raise RuntimeError

    commit_signal.subscribe(fails)
    commit_signal.subscribe(receive)
    commit_signal.subscribe(receive)
    try:
        commit_signal.notify(7, 3)
        commit_signal.notify(7)
    finally:
        commit_signal.unsubscribe(fails)
        commit_signal.unsubscribe(receive)
    commit_signal.notify(8)
    assert received == [(7, 3), (7, None)]
