"""Operations that every page of a workshop gets: the stage, and how many have brought something."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from places.enums import Kind, RoundKind, Verb
from places.live.ops.audience import Audience, Operation
from places.queries.people import brought
from places.queries.workshops import WorkshopFacts
from places.rules import may


def operations(activity: Any, audience: Audience, workshop: WorkshopFacts) -> list[Operation]:
    """Return the stage change as an invitation to go on (nobody is thrown out of a text box), and counts."""
    if activity.kind == Kind.STAGE_MOVED:
        return [
            {"op": "text", "id": "stage-name", "text": str(workshop.stage.label)},
            {
                "op": "go",
                "text": _("The room has moved on to: %(stage)s. Go when you have finished.")
                % {"stage": workshop.stage.label},
                "url": reverse("home", args=[workshop.shown_code]),
            },
        ]
    if activity.kind == Kind.ROUND_OPENED and may(audience.actor, Verb.SEE_VISION, workshop.stage):
        return [_invitation(activity.data["round"], workshop)]
    if activity.kind in (Kind.PHOTO_BROUGHT, Kind.PERSON_JOINED, Kind.PHOTO_WITHDRAWN):
        counted = brought(workshop.id)
        here: Operation = {"op": "text", "id": "people-count", "text": counted.here()}
        joined = activity.kind == Kind.PERSON_JOINED
        return [
            {"op": "text", "id": "brought-count", "text": counted.sentence()},
            *([here] if joined else []),
        ]
    return []


def _invitation(kind: str, workshop: WorkshopFacts) -> Operation:
    """A round has opened: people go there when they have finished what they are doing."""
    words = _("A round is open: %(round)s. Go when you have finished.") % {"round": RoundKind(kind).label}
    return {"op": "go", "text": words, "url": reverse("round-answer", args=[workshop.shown_code, kind])}
