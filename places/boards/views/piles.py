"""Views of actions on whole piles of a board, one address each."""

from typing import Any

from places.boards.actions import cards as card_actions
from places.boards.actions import piles
from places.boards.forms import read_cluster, read_rev
from places.boards.views.answers import BoardAnswer, BoardPost, act


@act
def name(sent: BoardPost) -> BoardAnswer:
    """Name a pile."""
    text, seen = sent.fields.get("name", ""), read_rev(sent.fields)
    return _opened(card_actions.rename(**sent.pile, name=text, seen=seen))


@act
def note(sent: BoardPost) -> BoardAnswer:
    """Write a note on a pile."""
    text, seen = sent.fields.get("note", ""), read_rev(sent.fields)
    return _opened(piles.note(**sent.pile, text=text, seen=seen))


@act
def merge(sent: BoardPost) -> BoardAnswer:
    """Put a pile together with another."""
    into, laid = read_cluster(sent.fields, "to"), read_rev(sent.fields, "laid")
    return _opened(piles.merge(**sent.pile, into=into, laid=laid))


@act
def split(sent: BoardPost) -> BoardAnswer:
    """Make a new pile of the ticked cards of a pile."""
    name = sent.fields.get("name", "")
    return _opened(piles.split(**sent.pile, cards=sent.cards.seen, name=name))


@act
def dissolve(sent: BoardPost) -> BoardAnswer:
    """Take a pile apart: its cards go back to those not yet placed."""
    return BoardAnswer(card_actions.dissolve(**sent.pile, laid=read_rev(sent.fields, "laid")))


def _opened(activity: Any) -> BoardAnswer:
    """The pile of the act opens for the person who acted."""
    return BoardAnswer(activity, opened=activity.data["cluster"])
