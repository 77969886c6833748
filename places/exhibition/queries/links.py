"""The secret link of a workshop, and the workshop behind a link."""

import datetime
from dataclasses import dataclass

from places.enums import Stage
from places.exhibition.models import ShareLink
from places.workshops.models.workshop import Workshop
from places.workshops.queries.workshops import WorkshopFacts, facts

# From here on the room itself may read the vision: nobody outside sees it sooner.
FIRST_STAGE = Stage.WRITE


@dataclass(frozen=True)
class LinkFacts:
    """The link of a workshop: its secret `token`, and when it was made or last renewed."""

    token: str
    made_at: datetime.datetime


def link_of(workshop_id: int) -> LinkFacts | None:
    """Return the link of this workshop; None where none was made, or it was taken back."""
    row = ShareLink.objects.filter(workshop_id=workshop_id).values_list("token", "made_at").first()
    return LinkFacts(*row) if row else None


def workshop_behind(token: str) -> WorkshopFacts | None:
    """Return the workshop whose vision this link opens now.

    None for a link that is unknown, renewed or taken back, for a deleted workshop, and while the room is at a stage
    at which it cannot read the vision itself.
    """
    found = Workshop.objects.select_related("place").filter(share_link__token=token).first()
    if found is None or Stage(found.stage).place_in_order < FIRST_STAGE.place_in_order:
        return None
    return facts(found)
