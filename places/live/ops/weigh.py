"""Operations on weighing: how many have given dots, and the one moment of showing."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from places.enums import Kind, Stage
from places.live.ops.audience import Audience, Operation
from places.queries.turnout import turnout
from places.queries.workshops import WorkshopFacts

COUNTED = {
    Kind.VOTED,
    Kind.BALLOT_OPENED,
    Kind.VOTES_VOIDED,
    Kind.VOTES_RESTORED,
    Kind.PERSON_JOINED,
}
TURNED = {Kind.SUBJECT_CHOSEN, Kind.VOTES_REVEALED, Kind.VOTES_HIDDEN, Kind.BOARD_PROPOSED}


def operations(activity: Any, audience: Audience, workshop: WorkshopFacts) -> list[Operation]:
    """Return the new count after a vote (never whose or where), or a new page when the round has turned."""
    if activity.kind in COUNTED:
        if workshop.revealed or "table" in activity.data:
            return []
        count = turnout(workshop.id, workshop.weighs).sentence()
        return [{"op": "text", "id": "voted-count", "text": count}]
    if activity.kind not in TURNED:
        return []
    if activity.kind == Kind.VOTES_HIDDEN and audience.channel != "screen":
        text = _("The result is hidden again, and dots can be changed.")
        return [
            {"op": "refresh"},
            {"op": "go", "text": text, "url": reverse("weigh", args=[workshop.shown_code])},
        ]
    return [{"op": "refresh"}]


def table_operations(activity: Any, audience: Audience, workshop: WorkshopFacts) -> list[Operation]:
    """Return a new page for the people of a table when one of them has filled in its ballot."""
    touched = "table" in activity.data and activity.data["table"] == audience.group_id
    return [{"op": "refresh"}] if touched and not workshop.revealed else []


def invitation(activity: Any, audience: Audience, workshop: WorkshopFacts) -> list[Operation]:
    """Return the invitation to look, for everybody who is on another page when the result is shown."""
    is_elsewhere = audience.channel not in ("weigh", "ballot", "screen")
    if activity.kind != Kind.VOTES_REVEALED or workshop.stage != Stage.WEIGH or not is_elsewhere:
        return []
    text = _("The room looks at what it weighed. Go when you have finished.")
    return [{"op": "go", "text": text, "url": reverse("results", args=[workshop.shown_code])}]
