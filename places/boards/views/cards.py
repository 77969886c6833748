"""Views of actions on cards of a board, one address each."""

from places.boards.actions import cards as card_actions
from places.boards.actions import piles
from places.boards.actions import undo as undoing
from places.boards.forms import ChosenCards, read_after, read_cluster, read_rev, read_target
from places.boards.queries.bring_along import Offer, offer
from places.boards.queries.undo import undoable
from places.boards.views.answers import BoardAnswer, BoardPost, act


@act
def together(sent: BoardPost) -> BoardAnswer:
    """Put the chosen cards together in a new pile."""
    return _together(sent)


@act
def move(sent: BoardPost) -> BoardAnswer:
    """Move the chosen cards to a pile, to a new one, or back to the tray."""
    target = read_target(sent.fields)
    if target.is_new:
        return _together(sent)
    cards, behind = sent.cards, read_after(sent.fields)
    place = {"to": target.cluster, "after": behind.after, "first": behind.first}
    activity = card_actions.move(**sent.who, cards=cards.seen, **place)
    return BoardAnswer(activity, offer=_offer(sent, cards, target.cluster))


@act
def copy(sent: BoardPost) -> BoardAnswer:
    """Copy the chosen cards to another pile, or to a new one."""
    target = read_target(sent.fields)
    to = None if target.is_new else target.cluster
    activity = card_actions.copy(**sent.who, cards=sent.cards.seen, to=to)
    return BoardAnswer(activity, opened=activity.data["cluster"] if target.is_new else None)


@act
def earlier(sent: BoardPost) -> BoardAnswer:
    """Move one card of a pile one place earlier."""
    return _reorder(sent, earlier=True)


@act
def later(sent: BoardPost) -> BoardAnswer:
    """Move one card of a pile one place later."""
    return _reorder(sent, earlier=False)


@act
def alone(sent: BoardPost) -> BoardAnswer:
    """Mark one card as standing alone."""
    return BoardAnswer(piles.stand_alone(**sent.who, cards=sent.cards.seen))


@act
def along(sent: BoardPost) -> BoardAnswer:
    """Bring the photos that carry a theme along into its pile."""
    theme, to = read_cluster(sent.fields, "theme"), read_cluster(sent.fields, "to")
    activity = card_actions.bring_along(**sent.who, theme_id=theme, to=to)
    return BoardAnswer(activity, more=({"op": "drop", "id": f"offer-{sent.board}"},))


@act
def undo(sent: BoardPost) -> BoardAnswer:
    """Undo one's own last move."""
    activity = undoing.undo(**sent.who, revision=read_rev(sent.fields, "revision"))
    hidden = None if undoable(sent.visit.actor, sent.board) else ""
    left = {"op": "attr", "id": f"undo-{sent.board}", "name": "hidden", "value": hidden}
    return BoardAnswer(activity, more=(left,))


def _together(sent: BoardPost) -> BoardAnswer:
    cards = sent.cards
    activity = card_actions.put_together(**sent.who, cards=cards.seen, name=sent.fields.get("name", ""))
    made = activity.data["cluster"]
    return BoardAnswer(activity, opened=made, offer=_offer(sent, cards, made))


def _reorder(sent: BoardPost, *, earlier: bool) -> BoardAnswer:
    activity = card_actions.reorder(**sent.who, cards=sent.cards.seen, earlier=earlier)
    return BoardAnswer(activity, opened=activity.data["cluster"])


def _offer(sent: BoardPost, cards: ChosenCards, cluster: int | None) -> Offer | None:
    """What could come along with the first theme among the cards."""
    if not cards.themes or cluster is None:
        return None
    return offer(sent.visit.workshop.id, sent.board, cards.themes[0], cluster)
