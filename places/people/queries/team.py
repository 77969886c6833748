"""The theme team, and who could join it."""

from dataclasses import dataclass

from places.people.models import Participant
from places.people.queries.people import PersonFacts, person_facts
from places.rules import FEWEST_IN_TEAM, MOST_IN_TEAM


@dataclass(frozen=True)
class Team:
    """The people of the theme team, and all others of the room by first name."""

    members: tuple[PersonFacts, ...]
    others: tuple[PersonFacts, ...]

    @property
    def is_full(self) -> bool:
        """Whether nobody can be added: two to four is a good number."""
        return len(self.members) >= MOST_IN_TEAM

    @property
    def waits(self) -> bool:
        """Whether somebody is in it, but too few to start."""
        return 0 < len(self.members) < FEWEST_IN_TEAM


def team(workshop_id: int) -> Team:
    """Return the theme team of a workshop. One query."""
    people = (
        Participant.objects.here()
        .filter(workshop_id=workshop_id)
        .select_related("group")
        .order_by("name_key", "pk")
    )
    found = [(person.in_team, person_facts(person)) for person in people]
    return Team(
        tuple(facts for in_team, facts in found if in_team),
        tuple(facts for in_team, facts in found if not in_team),
    )


def members(workshop_id: int) -> frozenset[int]:
    """Return the ids of the people of the theme team. One query."""
    people = Participant.objects.here().filter(workshop_id=workshop_id, in_team=True).order_by()
    return frozenset(people.values_list("pk", flat=True))
