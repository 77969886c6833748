"""Parts of the desk that its templates ask for themselves."""

from typing import Any

from places.desk.queries import not_heard


def not_heard_now(visit: Any) -> not_heard.NotHeard:
    """Return who is not heard yet in this visit's workshop, in numbers. Six queries at most."""
    return not_heard.not_heard(visit.workshop)
