"""The last day of a workshop: an earlier one deletes it, so it is for those who may do that."""

import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from places.enums import Verb
from places.errors import Unclear
from places.rules import Actor, may
from places.workshops.models.workshop import Workshop


def check_last_day(workshop: Workshop, actor: Actor, day: datetime.date | None) -> None:
    """Return when `actor` may choose `day` (None: the day that follows from the end of the room) as the last one.

    Raises `Unclear` (field `keep_until`) for a day that is over, and for an earlier one of an invited leader.
    """
    if day and day < timezone.localdate():
        raise Unclear(_("Choose a day that is still to come."), field="keep_until")
    is_earlier = day is not None and (workshop.keep_until is None or day < workshop.keep_until)
    if is_earlier and not may(actor, Verb.DELETE_WORKSHOP, workshop.stage):
        raise Unclear(
            _("You can keep it longer. An earlier last day is chosen by those who invited you to lead."),
            field="keep_until",
        )
