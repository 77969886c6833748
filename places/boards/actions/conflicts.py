"""Conflicts on boards: refusals that name who changed what, and the form fields with which to retry.

`details` of a refusal: `board`; `cards`, the names of the cards concerned; `cluster`, the pile; and `again`, the
fields that replace the first ones in a retry, so that it starts from the present state.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from places.boards.acts import board_act
from places.boards.models import Board, Cluster, Placement
from places.cards import Card, read_steps, touched
from places.errors import Stale
from places.workshops.models.activity import Activity

LOOK_BACK = 200  # activities of one board; for older moves the refusal names nobody


def move_conflict(
    board: Board, moved: Sequence[Card], lying: Placement | None, handles: Iterable[str]
) -> Stale:
    """Return the refusal for cards that have `moved` since they were seen.

    `lying` is where the first of them is now (None: in the tray); `handles` name all cards of the action as they are
    now, for the retry.
    """
    again = {"card": list(dict.fromkeys(handles))}
    facts = {"who": who_moved(board, moved[0]), "count": len(moved)}
    if len(again["card"]) > 1:
        sentence = ngettext(
            "%(who)s just moved one of these. Move them again?",
            "%(count)d of these were just moved. Move them again?",
            len(moved),
        )
    elif lying is None:
        sentence = _("%(who)s just took this out of its pile. Move it again?")
    elif lying.cluster.name:
        sentence = _("%(who)s just moved this to “%(pile)s”. Move it again?")
        facts["pile"] = lying.cluster.name
    else:
        sentence = _("%(who)s just moved this to another pile. Move it again?")
    return _stale(board, sentence % facts, cards=moved, again=again)


def cards_gone(board: Board, gone: Collection[Card], cards: Mapping[Card, int]) -> Stale:
    """Return the refusal for photos that were hidden or withdrawn; the retry has the remaining cards."""
    left = [f"{card}:{rev}" for card, rev in cards.items() if card not in gone]
    sentence = _("One of these is no longer here. Move the others?") if left else _("This is no longer here.")
    return _stale(board, sentence, cards=gone, again={"card": left} if left else None)


def cluster_gone(board: Board, cluster: Cluster, cards: Mapping[Card, int]) -> Stale:
    """Return the refusal for a pile that was dissolved, or merged into another: then the retry moves to that one."""
    into = cluster
    while into.gone and into.merged_into is not None:
        into = into.merged_into
    if into.gone:
        return gone(board.pk, cluster=cluster.pk)
    facts = {"who": who_touched(board, cluster), "pile": into.name or _("another pile")}
    if not cards:
        sentence = _("%(who)s just put that pile together with %(pile)s.") % facts
        return _stale(board, sentence, cluster=cluster.pk)
    sentence = _("%(who)s just put that pile together with %(pile)s. Move it there?") % facts
    return _stale(board, sentence, cluster=cluster.pk, again={"to": str(into.pk)})


def gone(board_id: int, *, cluster: int) -> Stale:
    """Return the refusal for a pile that is not on the board (any more)."""
    return Stale(_("That pile is no longer here."), board=board_id, cards=[], cluster=cluster)


def content_conflict(board: Board, cluster: Cluster) -> Stale:
    """Return the refusal for a pile whose content has changed since it was seen."""
    sentence = _("%(who)s just changed what lies in this pile. Do it all the same?")
    facts = {"who": who_touched(board, cluster)}
    return _stale(board, sentence % facts, cluster=cluster.pk, again={"laid": str(cluster.laid)})


def text_conflict(board: Board, cluster: Cluster, part: str) -> Stale:
    """Return the refusal for a pile whose `part` ("name" or "note") has changed since it was seen."""
    who = _who(board, lambda kind, data: board_act(kind).writes == part and data.get("cluster") == cluster.pk)
    if part == "note":
        sentence = _("%(who)s just wrote here: “%(words)s”. Change it again?")
    elif cluster.name:
        sentence = _("%(who)s just named this pile “%(words)s”. Change it again?")
    else:
        sentence = _("%(who)s just took the name of this pile away. Change it again?")
    rev = cluster.note_rev if part == "note" else cluster.rev
    words = cluster.note if part == "note" else cluster.name
    return _stale(board, sentence % {"who": who, "words": words}, cluster=cluster.pk, again={"rev": str(rev)})


def who_moved(board: Board, card: Card) -> str:
    """Return the first name of the person who moved this card last, or "Somebody"."""
    return _who(board, lambda kind, data: any(step.card == card for step in read_steps(data)))


def who_touched(board: Board, cluster: Cluster) -> str:
    """Return the first name of the person who last changed the content of this pile, or "Somebody"."""
    return _who(board, lambda kind, data: not board_act(kind).writes and cluster.pk in touched(data))


def _who(board: Board, is_it: Callable[[str, dict[str, Any]], bool]) -> str:
    log = Activity.objects.filter(workshop_id=board.workshop_id, board=board.pk)
    for line in log.select_related("participant").order_by("-revision")[:LOOK_BACK]:
        if is_it(line.kind, line.data):
            return line.participant.first_name if line.participant else _("Somebody")
    return _("Somebody")


def _stale(
    board: Board, sentence: str, *, cards: Iterable[Card] = (), cluster: int | None = None, again: Any = None
) -> Stale:
    details: dict[str, Any] = {"board": board.pk, "cards": [str(card) for card in cards], "cluster": cluster}
    return Stale(sentence, **details, **({"again": again} if again else {}))
