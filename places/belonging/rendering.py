"""The card that asks a person for the pulse, for pages of every noun."""

from typing import Any

from places.belonging.queries.pulse import open_pulse
from places.enums import PulseMoment


def asked_now(visit: Any) -> PulseMoment | None:
    """Return the round of the pulse that the person of this visit can answer now, if any. One query at most."""
    return open_pulse(visit.workshop.id, visit.actor.participant_id)
