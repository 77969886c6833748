"""Presence in the vision's sentences, sent to open pages outside the log, in frames without an id."""

import asyncio
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.db import close_old_connections
from django.template.loader import render_to_string
from django.utils import translation

from places.live.audience import Audience
from places.live.frames import REFRESH, encoded, frame
from places.live_channels.channels import allowed
from places.live_channels.listeners import Here, WorkshopListeners
from places.vision.queries import presence
from places.workshops.queries import workshops

CHANNEL = "vision"
Told = Mapping[Audience, Here | None]  # the list that was sent last to each audience
Late = dict[Audience, tuple[Here, bytes]]  # who is here now, and the frame that says so


async def send(followed: Iterable[WorkshopListeners], in_thread: Callable[..., asyncio.Future[Any]]) -> None:
    """Send who writes now to the vision's pages of these workshops, where it has changed. One query for all."""
    rooms = {each.workshop_id: each for each in followed if listening(each.by_audience)}
    if not rooms:
        return
    told = {
        number: {audience: room.writers.get(audience) for audience in listening(room.by_audience)}
        for number, room in rooms.items()
    }
    for number, late in (await in_thread(frames, told)).items():
        for audience, (here, data) in late.items():
            rooms[number].writers[audience] = here
            for listener in rooms[number].by_audience.get(audience, ()):
                listener.send(data, 1, frame(rooms[number].cursor, REFRESH))


def frames(told: Mapping[int, Told]) -> dict[int, Late]:
    """Return who writes in a sentence now, and the frame that says so, for each audience that was sent another list.

    `told` has an entry for each workshop. A frame always has the whole list. One query while nothing has changed.
    """
    close_old_connections()
    here = presence.writers(told)
    return {number: _late(number, here.get(number, ()), known) for number, known in told.items()}


def _late(workshop_id: int, here: Here, told: Told) -> Late:
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
