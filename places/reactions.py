"""Which functions run when an act of a kind is recorded: in the transaction of the act, in this order.

A part of the project that depends on another one reacts to its acts here; the other one does not know it. A reaction
takes the `Activity` that has just been recorded, and `activity.rows` holds the rows that the act was recorded with.
What a reaction raises undoes the whole act.
"""

from places.actions import consensus_reactions, dealing, quotes
from places.board_acts import BOARD_ACTS
from places.enums import Kind
from places.models.reactions import Reacting

_A_NAME_CHANGED = (consensus_reactions.follow_table,)
_CARDS_LIE_ELSEWHERE = (consensus_reactions.follow_table, consensus_reactions.remember_taken_out)

REACTIONS: dict[Kind, tuple[Reacting, ...]] = {
    Kind.PHOTO_BROUGHT: (dealing.deal_late,),
    Kind.PHOTO_HIDDEN: (consensus_reactions.follow_photo,),
    Kind.PHOTO_SHOWN: (consensus_reactions.follow_photo,),
    Kind.PHOTO_WITHDRAWN: (quotes.take_back, consensus_reactions.follow_photo),
    **{Kind(kind): _A_NAME_CHANGED for kind, act in BOARD_ACTS.items() if act.writes == "name"},
    **{Kind(kind): _CARDS_LIE_ELSEWHERE for kind, act in BOARD_ACTS.items() if act.moves_cards},
}
