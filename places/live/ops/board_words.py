"""What happened on a board, in words: for everybody who hears it, and for the person who did it."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from places.cards import read_steps
from places.enums import Kind
from places.live.ops.audience import Operation
from places.queries.board_now import BoardNow
from places.queries.people import first_name


def said(activity: Any, now: BoardNow) -> Operation:
    """Return what others hear. `at` is the act's revision: no page says the same act twice."""
    who = first_name(activity.participant_id) or _("Somebody")
    pile = now.pile(activity.data.get("cluster"))
    count = len(read_steps(activity.data))
    facts = {"who": who, "count": count, "pile": pile.title if pile else ""}
    return {
        "op": "say",
        "text": _sentence(activity.kind, count, is_in_pile=pile is not None) % facts,
        "at": activity.revision,
    }


def told(activity: Any, now: BoardNow) -> Operation:
    """Return what the person hears who did it, in place of what others hear."""
    pile = now.pile(activity.data.get("cluster"))
    title = pile.title if pile else ""
    if activity.kind == Kind.MOVE_UNDONE:
        text = undone(activity.data["left"], len(read_steps(activity.data)))
    else:
        text = _own_sentence(activity.kind, title) % {"pile": title}
    return {"op": "say", "text": text, "at": activity.revision}


def undone(left: int, back: int) -> str:
    """Return what an undoing says to the person who did it: `left` cards stay where others have put them."""
    if not left:
        return _("Undone.")
    if not back:
        return _("The pile it came from is no longer here. It stays where it is.")
    return ngettext(
        "Undone. %(count)d card stays where somebody else has put it since.",
        "Undone. %(count)d cards stay where others have put them since.",
        left,
    ) % {"count": left}


def _sentence(kind: Kind, count: int, *, is_in_pile: bool) -> str:
    if kind == Kind.CARDS_MOVED:
        return _moved(count) if is_in_pile else _taken_out(count)
    sentences = {
        Kind.CLUSTER_MADE: _made(count),
        Kind.CARDS_COPIED: _copied(count),
        Kind.CLUSTER_RENAMED: _("%(who)s named a pile: %(pile)s"),
        Kind.CLUSTER_NOTED: _("%(who)s wrote a note on %(pile)s"),
        Kind.CLUSTER_SPLIT: _("%(who)s split a pile: %(pile)s is new"),
        Kind.CLUSTERS_MERGED: _("%(who)s put two piles together: %(pile)s"),
        Kind.CLUSTER_DISSOLVED: _("%(who)s took a pile apart"),
        Kind.CARD_ALONE: _("%(who)s said that one card stands alone, and matters"),
        Kind.MOVE_UNDONE: _("%(who)s undid a move"),
    }
    return sentences[kind]


def _moved(count: int) -> str:
    return ngettext(
        "%(who)s moved %(count)d card to %(pile)s", "%(who)s moved %(count)d cards to %(pile)s", count
    )


def _taken_out(count: int) -> str:
    return ngettext(
        "%(who)s took %(count)d card out of its pile",
        "%(who)s took %(count)d cards out of their piles",
        count,
    )


def _made(count: int) -> str:
    return ngettext(
        "%(who)s put %(count)d card in a new pile: %(pile)s",
        "%(who)s put %(count)d cards together: %(pile)s",
        count,
    )


def _copied(count: int) -> str:
    return ngettext(
        "%(who)s laid a copy of %(count)d card in %(pile)s",
        "%(who)s laid copies of %(count)d cards in %(pile)s",
        count,
    )


def _own_sentence(kind: Kind, title: str) -> str:
    if kind == Kind.CARDS_MOVED:
        return _("Moved to %(pile)s.") if title else _("Taken out. It is not placed now.")
    sentences = {
        Kind.CLUSTER_MADE: _("Put together: %(pile)s."),
        Kind.CARDS_COPIED: _("A copy lies in %(pile)s now."),
        Kind.CLUSTER_RENAMED: _("The name is saved."),
        Kind.CLUSTER_NOTED: _("The note is saved."),
        Kind.CLUSTER_SPLIT: _("Split. The new pile is %(pile)s."),
        Kind.CLUSTERS_MERGED: _("Put together: %(pile)s."),
        Kind.CLUSTER_DISSOLVED: _("The pile is taken apart. Its cards are not placed now."),
        Kind.CARD_ALONE: _("It stands alone, and matters."),
    }
    return sentences[kind]
