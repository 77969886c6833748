"""For whom a person types, and whether they may act for somebody."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet

from places.enums import PhotoState
from places.people.models import Participant


@dataclass(frozen=True)
class Helped:
    """Somebody without a phone: how many pictures they have brought, and whether their helper may act for them."""

    id: int
    first_name: str
    symbol: str
    brought: int
    may_act: bool


def helped_by(workshop_id: int, helper_id: int) -> tuple[Helped, ...]:
    """Return the people for whom this person types, oldest first. One query."""
    of_room = Q(photos__state__in=PhotoState.of_the_room())
    people = _helped(workshop_id, helper_id).annotate(brought=Count("photos", filter=of_room)).order_by("pk")
    rows = people.values_list("pk", "first_name", "symbol", "brought", "helper_acts")
    return tuple(Helped(*row) for row in rows)


def token_of_helped(workshop_id: int, helper_id: int, participant_id: int) -> str:
    """Return the token of a person for whom `helper_id` may act; empty for all others."""
    found = _helped(workshop_id, helper_id).filter(pk=participant_id, helper_acts=True)
    return found.values_list("token", flat=True).first() or ""


def may_act(workshop_id: int, helper: tuple[int, str], participant_id: int) -> bool:
    """Whether a helper (id and token, both still theirs) may act for this person now."""
    helper_id, token = helper
    people = _helped(workshop_id, helper_id).filter(pk=participant_id, helper_acts=True)
    return people.filter(helper__token=token, helper__taken_out_at=None).exists()


def helper_name(participant_id: int) -> str:
    """Return the first name of who typed for this person; empty for those who typed themselves."""
    found: Any = Participant.objects.filter(pk=participant_id).values_list(
        "helper__first_name", "helper_acts"
    )
    name, acts = found.first() or ("", False)
    return name if name and acts else ""


def _helped(workshop_id: int, helper_id: int) -> QuerySet[Participant]:
    return Participant.objects.here().filter(workshop_id=workshop_id, helper_id=helper_id)
