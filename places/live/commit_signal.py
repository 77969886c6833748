"""Notification of subscribers after each commit that recorded an activity."""

import logging
from collections.abc import Callable

Callback = Callable[[int, int | None], None]
_callbacks: list[Callback] = []
_logger = logging.getLogger(__name__)


def subscribe(callback: Callback) -> None:
    """Call `callback(workshop_id, revision)` after each commit that recorded an activity, in the thread that wrote it.

    `revision` is None for a change beside the log (presence).
    """
    if callback not in _callbacks:
        _callbacks.append(callback)


def unsubscribe(callback: Callback) -> None:
    """Stop calling `callback`."""
    if callback in _callbacks:
        _callbacks.remove(callback)


def notify(workshop_id: int, revision: int | None = None) -> None:
    """Call all subscribers. An exception in one of them is logged, and the others are called."""
    for callback in tuple(_callbacks):
        try:
            callback(workshop_id, revision)
        except Exception:
            _logger.exception("A subscriber of the commit signal failed")
