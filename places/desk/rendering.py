"""Parts of the desk that its templates and its live news ask for themselves."""

from typing import Any

from django.template.loader import render_to_string

from places.desk.queries import not_heard
from places.desk.queries.not_heard import NotHeard
from places.live.audience import Operation
from places.workshops.queries.workshops import WorkshopFacts

PART = "desk-not-heard"


def not_heard_now(visit: Any) -> NotHeard:
    """Return who is not heard yet in this visit's workshop, in numbers. Six queries at most."""
    return not_heard.not_heard(visit.workshop)


def not_heard_put(quiet: NotHeard, workshop: WorkshopFacts) -> Operation:
    """Return the operation that tells on an open desk who is not heard yet; that takes this part away for nobody."""
    if not quiet.sentences:
        return {"op": "drop", "id": PART}
    html = render_to_string("places/desk/_not_heard.html", {"quiet": quiet, "workshop": workshop})
    return {"op": "put", "id": PART, "target": "desk-quiet-box", "html": html}
