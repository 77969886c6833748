"""The bell between what is written and who listens: a hint only, the log of activities is the truth."""

import logging
from collections.abc import Callable

Listener = Callable[[int], None]
_listeners: list[Listener] = []
_logger = logging.getLogger(__name__)


def listen(listener: Listener) -> None:
    """Have `listener(workshop_id)` called, in the writing thread, after each commit that recorded an activity."""
    if listener not in _listeners:
        _listeners.append(listener)


def unlisten(listener: Listener) -> None:
    """Stop calling `listener`."""
    if listener in _listeners:
        _listeners.remove(listener)


def ring(workshop_id: int) -> None:
    """Tell all listeners that this workshop has news. A listener that fails is logged and never hurts the writer."""
    for listener in tuple(_listeners):
        try:
            listener(workshop_id)
        except Exception:
            _logger.exception("A listener for live news failed")
