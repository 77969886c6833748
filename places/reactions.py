"""Which functions run when an act of a kind is recorded: in the transaction of the act, in this order.

A part of the project that depends on another one reacts to its acts here; the other one does not know it. A reaction
takes the `Activity` that has just been recorded, and `activity.rows` holds the rows that the act was recorded with.
What a reaction raises undoes the whole act.
"""

from places.boards.actions import dealing
from places.boards.acts import BOARD_ACTS
from places.consensus.actions import reactions
from places.enums import Kind
from places.exports.actions import files
from places.vision.actions import evidence
from places.workshops.models.reactions import Reacting

_NAME_CHANGED = (reactions.follow_table,)
_CARDS_MOVED = (reactions.follow_table, reactions.remember_taken_out)

REACTIONS: dict[Kind, tuple[Reacting, ...]] = {
    Kind.PHOTO_BROUGHT: (dealing.deal_late,),
    Kind.PHOTO_CHANGED: (files.follow_photo,),
    Kind.PHOTO_BLURRED: (files.follow_photo,),
    Kind.PHOTO_HIDDEN: (reactions.follow_photo, files.follow_photo),
    Kind.PHOTO_SHOWN: (dealing.deal_late, reactions.follow_photo),
    Kind.PHOTO_WITHDRAWN: (evidence.take_back, reactions.follow_photo, files.follow_photo),
    **{Kind(kind): _NAME_CHANGED for kind, act in BOARD_ACTS.items() if act.writes == "name"},
    **{Kind(kind): _CARDS_MOVED for kind, act in BOARD_ACTS.items() if act.moves_cards},
}
