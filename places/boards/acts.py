"""Every kind of activity that is logged with a board: its sentences, and what it changes.

`BOARD_ACTS` is the only place that groups kinds of acts on boards. A new act gets one entry here and one action.
"""

from dataclasses import dataclass
from operator import mod
from typing import Any, NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from places.enums import Kind, Stage

AT_COMBINE = frozenset({Stage.COMBINE})
ALWAYS = frozenset(Stage)


class Either(NamedTuple):
    """Two sentences: the first where `fact` is known and not 0, the second elsewhere."""

    fact: str
    known: "Sentence"
    unknown: "Sentence"


Sentence = Promise | Either


def sentence(words: Sentence, facts: dict[str, Any]) -> str:
    """Return `words` in the present language, filled in with `facts`."""
    while isinstance(words, Either):
        words = words.known if facts.get(words.fact) else words.unknown
    return str(mod(words, facts))  # Promise has no % for the type checker


@dataclass(frozen=True)
class BoardAct:
    """The properties of one kind of activity on a board. `data` is that of its line in the log (`Activity.data`)."""

    # Sentences and their facts; None: there is none. `pile` is the title of `data["cluster"]`, "" when it has gone.
    said: Sentence | None = None  # to the others at the board; facts: who, count (of cards), pile
    told: Sentence | None = None  # to the person who did it; facts: pile; of an undoing: back, count
    history: Sentence | None = None  # afterwards; facts: who, cards ("3 cards"), pile, origin, cluster, on
    moves_cards: bool = False  # `data["cards"]` has the steps; the person can undo it
    makes_pile: bool = False  # `data["cluster"]` is new, unless `data["made"]` is false, and goes when undone
    marks_pile: bool = False  # it marks the pile's one card as standing alone
    adds_cards: bool = False  # cards may be new to a page that shows the board
    rewords_pile: bool = False  # the name or the note of `data["cluster"]` may be another
    writes: str = ""  # the part of the pile that a person has written: "name" or "note"
    leaves_piles: bool = False  # the piles, their names and their cards stay as they are
    turns_shared_page: bool = False  # what people may see and do on the page of the shared board is different
    on_screen: bool = True  # the big screen may show something else then
    next_step_at: frozenset[Stage] = frozenset()  # stages at which the desk may propose another next step

    @property
    def changes_board(self) -> bool:
        """Whether pages that show the board get operations for this activity."""
        return self.said is not None


NO_BOARD_ACT = BoardAct()
BOARD_ACTS: dict[str, BoardAct] = {
    Kind.CLUSTER_MADE: BoardAct(
        said=ngettext_lazy(
            "%(who)s put %(count)d card in a new pile: %(pile)s",
            "%(who)s put %(count)d cards together: %(pile)s",
            "count",
        ),
        told=_("Put together: %(pile)s."),
        history=_("%(who)s put %(cards)s together: %(pile)s."),
        moves_cards=True,
        makes_pile=True,
        next_step_at=ALWAYS,
    ),
    Kind.CLUSTER_RENAMED: BoardAct(
        said=_("%(who)s named a pile: %(pile)s"),
        told=_("The name is saved."),
        history=_("%(who)s named a pile, which is called %(pile)s today."),
        rewords_pile=True,
        writes="name",
    ),
    Kind.CLUSTER_NOTED: BoardAct(
        said=_("%(who)s wrote a note on %(pile)s"),
        told=_("The note is saved."),
        history=_("%(who)s wrote a note on %(pile)s."),
        rewords_pile=True,
        leaves_piles=True,
        writes="note",
    ),
    Kind.CLUSTER_SPLIT: BoardAct(
        said=_("%(who)s split a pile: %(pile)s is new"),
        told=_("Split. The new pile is %(pile)s."),
        history=_("%(who)s made %(pile)s out of %(origin)s."),
        moves_cards=True,
        makes_pile=True,
        next_step_at=AT_COMBINE,
    ),
    Kind.CLUSTERS_MERGED: BoardAct(
        said=_("%(who)s put two piles together: %(pile)s"),
        told=_("Put together: %(pile)s."),
        history=_("%(who)s put %(origin)s together with %(pile)s."),
        moves_cards=True,
        rewords_pile=True,
        next_step_at=ALWAYS,
    ),
    Kind.CLUSTER_DISSOLVED: BoardAct(
        said=_("%(who)s took a pile apart"),
        told=_("The pile is taken apart. Its cards are not placed now."),
        history=_("%(who)s took %(pile)s apart."),
        moves_cards=True,
        next_step_at=ALWAYS,
    ),
    Kind.CARD_ALONE: BoardAct(
        said=_("%(who)s said that one card stands alone, and matters"),
        told=_("It stands alone, and matters."),
        history=_("%(who)s let one card stand alone: %(pile)s."),
        moves_cards=True,
        makes_pile=True,
        marks_pile=True,
        next_step_at=AT_COMBINE,
    ),
    Kind.CARDS_MOVED: BoardAct(
        said=Either(
            "pile",
            ngettext_lazy(
                "%(who)s moved %(count)d card to %(pile)s",
                "%(who)s moved %(count)d cards to %(pile)s",
                "count",
            ),
            ngettext_lazy(
                "%(who)s took %(count)d card out of its pile",
                "%(who)s took %(count)d cards out of their piles",
                "count",
            ),
        ),
        told=Either("pile", _("Moved to %(pile)s."), _("Taken out. It is not placed now.")),
        history=Either(
            "cluster",
            _("%(who)s moved %(cards)s to %(pile)s."),
            _("%(who)s took %(cards)s out of %(origin)s."),
        ),
        moves_cards=True,
        next_step_at=AT_COMBINE,
    ),
    Kind.CARDS_COPIED: BoardAct(
        said=ngettext_lazy(
            "%(who)s laid a copy of %(count)d card in %(pile)s",
            "%(who)s laid copies of %(count)d cards in %(pile)s",
            "count",
        ),
        told=_("A copy lies in %(pile)s now."),
        history=_("%(who)s laid a copy of %(cards)s in %(pile)s."),
        moves_cards=True,
        makes_pile=True,
        adds_cards=True,
        next_step_at=AT_COMBINE,
    ),
    Kind.MOVE_UNDONE: BoardAct(
        said=_("%(who)s undid a move"),
        told=Either(
            "count",
            Either(
                "back",
                ngettext_lazy(
                    "Undone. %(count)d card stays where somebody else has put it since.",
                    "Undone. %(count)d cards stay where others have put them since.",
                    "count",
                ),
                _("The pile it came from is no longer here. It stays where it is."),
            ),
            _("Undone."),
        ),
        history=_("%(who)s undid a move."),
        moves_cards=True,
        adds_cards=True,
        next_step_at=AT_COMBINE,
    ),
    Kind.SORTS_IMPORTED: BoardAct(
        history=_("%(cards)s came from a file, sorted already."), next_step_at=ALWAYS
    ),
    Kind.BOARD_WORKING: BoardAct(leaves_piles=True, on_screen=False, next_step_at=ALWAYS),
    Kind.BOARD_PROPOSED: BoardAct(
        history=_("The tables' boards were combined: %(cards)s moved."),
        next_step_at=ALWAYS,
    ),
    Kind.CLUSTER_ACCEPTED: BoardAct(
        history=Either("on", _("%(who)s accepted %(pile)s."), _("%(who)s opened %(pile)s again.")),
        leaves_piles=True,
    ),
    Kind.NAME_CHOSEN: BoardAct(on_screen=False),
    Kind.NAMES_SHOWN: BoardAct(turns_shared_page=True),
    Kind.NAMES_HIDDEN: BoardAct(turns_shared_page=True),
}


def board_act(kind: str) -> BoardAct:
    """Return the entry of this kind of activity; for a kind that is not done on boards, one that changes nothing."""
    return BOARD_ACTS.get(kind, NO_BOARD_ACT)
