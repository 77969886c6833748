"""Keeping a workshop by a decision, and ending that."""

from django.conf import settings
from django.utils.translation import gettext as _

from places.enums import Hold, Kind, Verb
from places.rules import Actor, require
from places.texts import require_text
from places.workshops.actions.action import LogEntry, action
from places.workshops.models.workshop import Workshop


@action(Verb.CHANGE_WORKSHOP)
def change_hold(workshop: Workshop, *, actor: Actor, is_held: bool, decision: str, key: str = "") -> LogEntry:
    """Keep a workshop by the decision with this number, or let it be deleted again.

    Where the settings of the installation hold everything, letting one be deleted needs the number of a decision, too.
    Only those who may delete a workshop end what keeps it; an invited leader may not (`NotYours`).
    Raises `Unclear` (field `decision`) without a number that is needed, or with one that is too long.
    """
    is_kept = workshop.hold == Hold.HELD or (
        workshop.hold == Hold.INSTALLATION and bool(settings.HOLD_DECISION)
    )
    if is_kept and not is_held:
        require(actor, Verb.DELETE_WORKSHOP, workshop.stage)
    asks = is_held or bool(settings.HOLD_DECISION)
    number = require_text(
        decision, "decision", empty=_("Write the number of the decision.") if asks else None
    )
    if is_held and number == settings.HOLD_DECISION:
        workshop.hold, workshop.decision = Hold.INSTALLATION, ""
    else:
        workshop.hold = Hold.HELD if is_held else Hold.LIFTED
        workshop.decision = number
    workshop.save(update_fields=["hold", "decision"])
    return LogEntry(Kind.HOLD_CHANGED, held=is_held)
