"""The tables and symbols that a newcomer can choose from, and tables' shared devices."""

from dataclasses import dataclass

from django.db.models import Count, Q

from places.enums import Symbol
from places.people.models import Group, Participant, Tablet
from places.people.queries.people import GroupFacts, group_facts
from places.texts import key_of


@dataclass(frozen=True)
class TableChoice:
    """One table and how many people sit there."""

    group: GroupFacts
    people: int


def choices(workshop_id: int) -> list[TableChoice]:
    """Return the tables at which people can sit, in order of number."""
    here = Count("participants", filter=Q(participants__taken_out_at=None))
    groups = Group.objects.open().filter(workshop_id=workshop_id).annotate(people=here)
    return [TableChoice(group_facts(group), group.people) for group in groups]


def least_full(tables: list[TableChoice]) -> GroupFacts | None:
    """Return the table with the fewest people, the first of them when several are equal."""
    return min(tables, key=lambda table: (table.people, table.group.number)).group if tables else None


def free_symbols(workshop_id: int, first_name: str) -> list[Symbol] | None:
    """Return the symbols that no person of this first name has; None when the name is free."""
    same = Participant.objects.filter(workshop_id=workshop_id, name_key=key_of(first_name))
    taken = set(same.values_list("symbol", flat=True))
    return [symbol for symbol in Symbol if symbol not in taken] if taken else None


def token_of(tablet_id: int) -> str:
    """Return the token that a device's session holds; empty when the device has stopped meanwhile."""
    return Tablet.objects.filter(pk=tablet_id).values_list("token", flat=True).first() or ""


def table_of(participant_id: int) -> int | None:
    """Return the id of the table at which a person sits; None for no table, and for unknown people."""
    return Participant.objects.filter(pk=participant_id).values_list("group", flat=True).first()
