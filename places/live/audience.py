"""Audience: everybody who gets the same bytes."""

from dataclasses import dataclass
from typing import Any

from places.enums import Kind, Role
from places.rules import Actor

Operation = dict[str, Any]
STAYING = ("desk", "screen")  # channels of pages that stay at their address when the room moves on
RIGHTS = {"team", "host"}  # what of a person decides whether they settle the shared board


@dataclass(frozen=True)
class Audience:
    """Everybody on one channel, in one language, with one set of rights."""

    workshop_id: int
    channel: str
    language: str
    role: Role
    group_id: int | None = None
    team: int = 0

    @property
    def actor(self) -> Actor:
        """A stand-in for the rules: nobody in particular with these rights."""
        return Actor(self.workshop_id, self.role, group_id=self.group_id, team=self.team)


def moves_rights(activity: Any) -> bool:
    """Whether people may settle the shared board after `activity` who might not before, or the other way round."""
    return activity.kind == Kind.PERSON_CHANGED and bool(RIGHTS & activity.data.keys())
