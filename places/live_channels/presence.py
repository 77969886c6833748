"""Presence in the vision's sentences, sent to open pages outside the log, in frames without an id."""

from collections.abc import Iterable, Mapping

from django.db import close_old_connections
from django.template.loader import render_to_string
from django.utils import translation

from places.live.audience import Audience
from places.live.frames import encoded
from places.live_channels.channels import allowed
from places.vision.queries import presence
from places.vision.queries.presence import Writer
from places.workshops.queries import workshops

CHANNEL = "vision"
Here = tuple[Writer, ...]


def frames(workshop_id: int, told: Mapping[Audience, Here | None]) -> dict[Audience, tuple[Here, bytes]]:
    """Return who writes in a sentence now, and the frame that says so, for each audience that was sent another list.

    `told` holds the list that was sent last to each audience. A frame always has the whole list. One query while
    nothing has changed.
    """
    close_old_connections()
    here = presence.writers(workshop_id)
    late = [audience for audience, known in told.items() if known != here]
    workshop = workshops.by_id(workshop_id) if late else None
    if workshop is None:
        return {}
    return {
        audience: (here, _frame(here, audience)) for audience in late if allowed(audience, workshop.stage)
    }


def _frame(here: Here, audience: Audience) -> bytes:
    with translation.override(audience.language):
        html = render_to_string("places/vision/_writers.html", {"writers": here})
    return b"data: %s\n\n" % encoded([{"op": "put", "id": "writers", "target": "", "html": html}])


def listening(audiences: Iterable[Audience]) -> list[Audience]:
    """Return the audiences of the vision's channel."""
    return [audience for audience in audiences if audience.channel == CHANNEL]
