"""The card that asks a person for the pulse, and its rounds, for pages of every noun."""

from typing import Any

from places.belonging.queries.pulse import PulseFacts, open_pulse, pulse_desk
from places.enums import PulseMoment


def asked_now(visit: Any) -> PulseMoment | None:
    """Return the round of the pulse that the person of this visit can answer now, if any. One query at most."""
    return open_pulse(visit.workshop.id, visit.actor.participant_id)


def pulse_now(visit: Any) -> tuple[PulseFacts, ...]:
    """Return both rounds of the pulse of this visit's workshop. Two queries."""
    return pulse_desk(visit.workshop.id)
