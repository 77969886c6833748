"""The operations with which the page of the person who acted is answered.

They are made by what renders the live channels (`places.live_channels.channels`), which knows every part of the
project. It is installed here when the app starts, so that views can answer without importing it.
"""

from collections.abc import Callable
from typing import Any

from places.live.audience import Operation
from places.rules import Actor

ForAnswer = Callable[
    [Any, Actor, str, Any], list[Operation]
]  # an Activity, who acted, channel, WorkshopFacts

_installed: list[ForAnswer] = []


def install(for_answer: ForAnswer) -> None:
    """Let `for_answer` make the answers of this process, instead of what was installed before."""
    _installed[:] = [for_answer]


def operations_for(activity: Any, actor: Actor, channel: str, workshop: Any) -> list[Operation]:
    """Return what `activity` changes on the page of `actor` that listens to `channel`.

    `workshop` holds the facts as they were when the person asked.
    """
    (for_answer,) = _installed
    return for_answer(activity, actor, channel, workshop)
