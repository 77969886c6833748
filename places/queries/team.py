"""The theme team, and who could join it."""

from dataclasses import dataclass

from places.models import Participant
from places.queries.people import PersonFacts, person_facts


@dataclass(frozen=True)
class Team:
    """The people of the theme team, and all others of the room by first name."""

    members: tuple[PersonFacts, ...]
    others: tuple[PersonFacts, ...]

    @property
    def is_full(self) -> bool:
        """Whether nobody can be added: two to four is a good number."""
        return len(self.members) >= 4


def team(workshop_id: int) -> Team:
    """Return the theme team of a workshop. One query."""
    people = (
        Participant.objects.filter(workshop_id=workshop_id).select_related("group").order_by("name_key", "pk")
    )
    facts = [person_facts(person) for person in people]
    return Team(
        tuple(person for person in facts if person.in_team),
        tuple(person for person in facts if not person.in_team),
    )
