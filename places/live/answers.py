"""The operations in the answer to the person who acted.

The renderer of the live channels (`places.live_channels.channels`), which imports every part of the project, makes
them. It is installed here when the app starts, so that views need not import it.
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
    """Use `for_answer` in this process, instead of the function that was installed before."""
    _installed[:] = [for_answer]


def operations_for(activity: Any, actor: Actor, channel: str, workshop: Any) -> list[Operation]:
    """Return the operations by which `activity` changes the page of `actor` that listens to `channel`.

    `workshop` has the facts as they were when the request came.
    """
    (for_answer,) = _installed
    return for_answer(activity, actor, channel, workshop)
