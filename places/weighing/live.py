"""Live operations of weighing: the number of people who gave dots, and the reveal of the result."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from places.enums import Kind, Stage
from places.live.audience import STAYING, Audience, Operation
from places.weighing.queries.turnout import turnout
from places.workshops.queries.workshops import WorkshopFacts

COUNTED = {
    Kind.VOTED,
    Kind.BALLOT_OPENED,
    Kind.VOTES_VOIDED,
    Kind.VOTES_RESTORED,
    Kind.PERSON_JOINED,
    Kind.PERSON_TAKEN_OUT,
    Kind.PERSON_LET_BACK,
    Kind.PERSON_ERASED,
}
TURNED = {Kind.SUBJECT_CHOSEN, Kind.BOARD_PROPOSED}
PICTURES = {
    Kind.PHOTO_HIDDEN,
    Kind.PHOTO_SHOWN,
    Kind.PHOTO_WITHDRAWN,
    Kind.PHOTO_CHANGED,
    Kind.PHOTO_BLURRED,
}
LOOKED = {Kind.VOTES_REVEALED, Kind.VOTES_HIDDEN}  # `invitation` sends people to the other page


def operations(activity: Any, audience: Audience, workshop: WorkshopFacts) -> list[Operation]:
    """Return the new count after a vote (never who voted, or for what), or a refresh when the round has changed, or a
    picture on the ballot."""
    if activity.kind in COUNTED:
        if workshop.revealed or "table" in activity.data:
            return []
        count = turnout(workshop.id, workshop.weighs).sentence()
        return [{"op": "text", "id": "voted-count", "text": count}]
    is_turned = activity.kind in TURNED or (activity.kind in LOOKED and audience.channel in STAYING)
    is_other_picture = activity.kind in PICTURES and workshop.stage == Stage.WEIGH
    return [{"op": "refresh"}] if is_turned or is_other_picture else []


def table_operations(activity: Any, audience: Audience, workshop: WorkshopFacts) -> list[Operation]:
    """Return a refresh for the people of a table when one of them has filled in its ballot."""
    touched = "table" in activity.data and activity.data["table"] == audience.group_id
    return [{"op": "refresh"}] if touched and not workshop.revealed else []


def invitation(activity: Any, audience: Audience, workshop: WorkshopFacts) -> list[Operation]:
    """Return a `go` to the result when it is revealed, and to the ballot when it is hidden again."""
    if workshop.stage != Stage.WEIGH or audience.channel in STAYING:
        return []
    if activity.kind == Kind.VOTES_REVEALED and workshop.revealed:
        name, text = "results", _("The room looks at what it weighed. Go when you have finished.")
    elif activity.kind == Kind.VOTES_HIDDEN and not workshop.revealed:
        name, text = "weigh", _("The result is hidden again, and dots can be changed.")
    else:
        return []
    return [{"op": "go", "text": text, "url": reverse(name, args=[workshop.shown_code])}]
