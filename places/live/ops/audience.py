"""Audience: everybody who gets the same bytes."""

from dataclasses import dataclass
from typing import Any

from places.enums import Role
from places.rules import Actor

Operation = dict[str, Any]


@dataclass(frozen=True)
class Audience:
    """Everybody on one channel, in one language, with one set of rights."""

    workshop_id: int
    channel: str
    language: str
    role: Role
    group_id: int | None = None
    in_team: bool = False

    @property
    def actor(self) -> Actor:
        """A stand-in for the rules: nobody in particular with these rights."""
        return Actor(self.workshop_id, self.role, group_id=self.group_id, in_team=self.in_team)
