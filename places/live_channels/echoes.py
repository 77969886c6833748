"""What others say of a photo, sent to its owner's own page of it, outside the log, in frames without an id."""

import asyncio
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.db import close_old_connections
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from places.form_fields import whole_number
from places.live.audience import Audience, Operation
from places.live.frames import REFRESH, encoded, frame
from places.live_channels.listeners import WorkshopListeners
from places.photos.queries.echoes import ReceivedEchoes, received_on_own

CHANNEL = "photo-"
Told = Mapping[Audience, ReceivedEchoes | None]  # what was sent last to each audience
Changed = dict[
    Audience, tuple[ReceivedEchoes, bytes]
]  # what an owner has received by now, and the frame with it


async def send(followed: Iterable[WorkshopListeners], in_thread: Callable[..., asyncio.Future[Any]]) -> None:
    """Send owners who look at their own photo what others say of it, where it has changed. One query for all."""
    rooms = {each.workshop_id: each for each in followed}
    told = {
        audience: room.heard.get(audience)
        for room in rooms.values()
        for audience in listening(room.by_audience)
    }
    if not told:
        return
    for audience, (here, data) in (await in_thread(frames, told)).items():
        room = rooms[audience.workshop_id]
        room.heard[audience] = here
        for listener in room.by_audience.get(audience, ()):
            listener.send(data, 1, frame(room.cursor, REFRESH))


def frames(told: Told) -> Changed:
    """Return what owners have received by now, with its frame, for each audience that was sent something else."""
    close_old_connections()
    heard = received_on_own({_owned(audience) for audience in told})
    late = [(audience, heard[_owned(audience)]) for audience in told]
    return {
        audience: (here, _frame(here, told[audience], audience))
        for audience, here in late
        if here != told[audience]
    }


def listening(audiences: Iterable[Audience]) -> list[Audience]:
    """Return the audiences that are one person before their own photo."""
    return [one for one in audiences if one.person is not None and one.channel.startswith(CHANNEL)]


def _owned(audience: Audience) -> tuple[int, int]:
    return whole_number(audience.channel.removeprefix(CHANNEL)) or 0, audience.person or 0


def _frame(here: ReceivedEchoes, before: ReceivedEchoes | None, audience: Audience) -> bytes:
    with translation.override(audience.language):
        html = render_to_string("places/photos/photo/_heard.html", {"heard": here})
        put: Operation = {"op": "put", "id": "heard", "target": "", "html": html}
        said = [{"op": "say", "text": text} for text in _new(here, before)] if before else []
    return b"data: %s\n\n" % encoded([put, *said])


def _new(here: ReceivedEchoes, before: ReceivedEchoes) -> list[str]:
    """Return what the owner did not know yet, in the active language."""
    names = [name for name in here.names if name not in before.names]
    told = [_("%(name)s says: this speaks to me too.") % {"name": name} for name in names]
    is_somebody_new = here.somebody and not before.somebody
    return told + ([_("Somebody says: this speaks to me too.")] if is_somebody_new else [])
