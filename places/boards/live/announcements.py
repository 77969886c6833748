"""Announcements of an activity on a board: for the others at the board, and for the person who acted."""

from typing import Any

from django.utils.translation import gettext as _

from places.boards.acts import Sentence, board_act, sentence
from places.boards.queries.present import BoardNow
from places.cards import read_steps
from places.live.audience import Operation
from places.people.queries.people import first_name


def for_others(activity: Any, now: BoardNow) -> list[Operation]:
    """Return the announcement for the others at the board; nothing for an activity without one."""
    words = board_act(activity.kind).said
    if words is None:
        return []
    who = first_name(activity.participant_id) or _("Somebody")
    count = len(read_steps(activity.data))
    return [_say(activity, words, {"who": who, "count": count, "pile": _title(activity, now)})]


def for_actor(activity: Any, now: BoardNow) -> list[Operation]:
    """Return the announcement for the person who acted, in place of the others' one."""
    words = board_act(activity.kind).told
    if words is None:
        return []
    back, left = len(read_steps(activity.data)), activity.data.get("left", 0)
    return [_say(activity, words, {"pile": _title(activity, now), "back": back, "count": left})]


def _say(activity: Any, words: Sentence, facts: dict[str, Any]) -> Operation:
    """Build the operation. `at`, the revision of the activity, lets a page announce it once only."""
    return {"op": "say", "text": sentence(words, facts), "at": activity.revision}


def _title(activity: Any, now: BoardNow) -> str:
    pile = now.pile(activity.data.get("cluster"))
    return pile.title if pile else ""
