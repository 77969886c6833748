"""Reactions: functions called in the same transaction when an Activity of a kind is recorded.

The table itself is `places.reactions.REACTIONS`, which may import every part of the project; it is installed here when
the app starts, so that `Activity.record` finds it without importing what reacts.
"""

from collections.abc import Callable, Mapping
from typing import Any

from places.enums import Kind

Reacting = Callable[[Any], None]  # takes the Activity that has just been recorded

_installed: dict[Kind, tuple[Reacting, ...]] = {}


def install(table: Mapping[Kind, tuple[Reacting, ...]]) -> None:
    """Let `table` be the reactions of this process, instead of those installed before."""
    _installed.clear()
    _installed.update(table)


def react(activity: Any) -> None:
    """Call the reactions to the kind of this Activity, in the order of the table. What they raise is raised."""
    for reaction in _installed.get(activity.kind, ()):
        reaction(activity)
