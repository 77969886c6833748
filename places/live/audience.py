"""Audience: the pages that get the same operations as the same bytes."""

from dataclasses import dataclass
from typing import Any

from places.enums import Kind, Role
from places.rules import Actor

Operation = dict[str, Any]
STAYING = ("desk", "screen")  # channels whose pages keep their address when the stage moves
RIGHTS = {"team", "host"}  # changes of a person that decide whether they may settle the shared board


@dataclass(frozen=True)
class Audience:
    """All pages on one channel, in one language, with one set of rights; `person`: of a channel of their own."""

    workshop_id: int
    channel: str
    language: str
    role: Role
    group_id: int | None = None
    team: int = 0
    person: int | None = None

    @property
    def actor(self) -> Actor:
        """An actor with these rights and no identity, for `places.rules`."""
        return Actor(self.workshop_id, self.role, group_id=self.group_id, team=self.team)


def moves_rights(activity: Any) -> bool:
    """Whether `activity` changes who may settle the shared board."""
    return activity.kind == Kind.PERSON_CHANGED and bool(RIGHTS & activity.data.keys())
