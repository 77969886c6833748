"""Acts that the server has done, by the idempotency key under which a browser sends them."""

from places.rules import Actor
from places.workshops.models.activity import Activity


def was_done(actor: Actor, key: str) -> bool:
    """Return whether this actor's act with this key is in the workshop's log: its answer was lost, or comes late."""
    found = Activity.objects.filter(workshop_id=actor.workshop_id, key=key).values_list(
        "participant_id", "leader_id"
    )
    return (actor.participant_id, actor.leader_id) in found
