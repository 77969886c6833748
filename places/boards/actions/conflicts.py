"""Conflicts on boards: refusals that name who changed what, and the form fields with which to retry.

`details` of a refusal: `board`; `cards`, the names of the cards concerned; `cluster`, the pile; and `again`, the
fields that replace the first ones in a retry, so that it starts from the present state.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from places.boards.acts import board_act
from places.boards.models import Board, Cluster, Placement
from places.cards import Card, read_steps, touched
from places.database.prepared import Numbers, prepared
from places.errors import Stale
from places.workshops.models.activity import Activity

LOOK_BACK = 200  # activities of one board; for older moves the refusal names nobody


@dataclass(frozen=True)
class Present:
    """The present placements of some cards and of their other copies."""

    placed: dict[Card, Placement]
    by_thing: dict[tuple[str, int], list[Placement]]

    @classmethod
    def of(cls, board: Board, cards: Iterable[Card]) -> "Present":
        """Read the placements of these cards and of all their copies. Two queries at most."""
        photos = [card.photo for card in cards if card.photo]
        themes = [card.theme for card in cards if card.theme]
        found = _of_photos(board.pk, photos) if photos else []
        found += _of_themes(board.pk, themes) if themes else []
        by_thing = defaultdict(list)
        for lying in found:
            by_thing[lying.card[:2]].append(lying)
        return cls({lying.card: lying for lying in found}, dict(by_thing))

    def is_as_seen(self, card: Card, rev: int) -> bool:
        """Whether the card still has this rev; 0 means that neither it nor a copy of it is placed."""
        lying = self.placed.get(card)
        if rev == 0:
            return card.copy == 0 and card[:2] not in self.by_thing
        return lying is not None and lying.rev == rev

    def now(self, card: Card) -> Placement | None:
        """Return the placement of the card, or else of a copy of it; None when all are in the tray."""
        others = self.by_thing.get(card[:2], [])
        return self.placed.get(card) or (others[0] if others else None)

    def handle(self, card: Card) -> str:
        """Return the handle `card:rev` with which a form can move the card from its present place."""
        lying = self.now(card)
        return f"{lying.card}:{lying.rev}" if lying else f"{Card(*card[:2])}:0"


@prepared(related=("cluster",))
def _of_photos(board_id: int, photo_ids: Numbers) -> QuerySet[Placement]:
    lying = Placement.objects.filter(board_id=board_id, photo__in=photo_ids)
    return lying.order_by("copy")


@prepared(related=("cluster",))
def _of_themes(board_id: int, theme_ids: Numbers) -> QuerySet[Placement]:
    lying = Placement.objects.filter(board_id=board_id, theme__in=theme_ids)
    return lying.order_by("copy")


def move_conflict(board: Board, moved: Sequence[Card], cards: Mapping[Card, int], present: Present) -> Stale:
    """Return the refusal for cards that have moved since they were seen; the retry has all the cards."""
    again = {"card": list(dict.fromkeys(present.handle(card) for card in cards))}
    facts = {"who": who_moved(board, moved[0]), "count": len(moved)}
    lying = present.now(moved[0])
    if len(cards) > 1:
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
