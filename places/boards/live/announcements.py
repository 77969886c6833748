"""What happened on a board, in words: for everybody at it, and for the person who did it."""

from typing import Any

from django.utils.translation import gettext as _

from places.boards.acts import Sentence, board_act, sentence
from places.boards.queries.present import BoardNow
from places.cards import read_steps
from places.live.audience import Operation
from places.people.queries.people import first_name


def for_others(activity: Any, now: BoardNow) -> list[Operation]:
    """Return what the others at the board are told of this act; nothing for an act of another kind."""
    words = board_act(activity.kind).said
    if words is None:
        return []
    who = first_name(activity.participant_id) or _("Somebody")
    count = len(read_steps(activity.data))
    return [_say(activity, words, {"who": who, "count": count, "pile": _title(activity, now)})]


def for_actor(activity: Any, now: BoardNow) -> list[Operation]:
    """Return what the person is told who did it, instead of what the others are told."""
    words = board_act(activity.kind).told
    if words is None:
        return []
    back, left = len(read_steps(activity.data)), activity.data.get("left", 0)
    return [_say(activity, words, {"pile": _title(activity, now), "back": back, "count": left})]


def _say(activity: Any, words: Sentence, facts: dict[str, Any]) -> Operation:
    """Build the operation. With `at`, the revision of the act, no page says the same act twice."""
    return {"op": "say", "text": sentence(words, facts), "at": activity.revision}


def _title(activity: Any, now: BoardNow) -> str:
    pile = now.pile(activity.data.get("cluster"))
    return pile.title if pile else ""
