"""What the desk shows beside its next step: where people sit, who waits outside, and who leads."""

from typing import Any

from places.desk.queries.seating import seating
from places.people.queries.waiting import waiting_outside
from places.workshops.queries.co_leaders import leading
from places.workshops.queries.workshops import WorkshopFacts


def beside(workshop: WorkshopFacts, *, leads: bool) -> dict[str, Any]:
    """Return the facts for the desk's page; who leads is for leaders only. Eight queries at most."""
    facts = {"seating": seating(workshop), "outside": outside(workshop)}
    return facts | {"leading": leading(workshop.id, workshop.place_id)} if leads else facts


def outside(workshop: WorkshopFacts) -> int:
    """Return how many wait outside; 0 while the door is open."""
    return 0 if workshop.lets_in else waiting_outside(workshop.id)
