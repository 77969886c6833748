"""Compute the shared board from all tables' sorts, and apply it below what people have done by hand.

Accepted clusters keep their cards. Each other computed cluster continues the existing one with which it has most
in common; moves by hand are applied again, and cards that people took out stay out.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import F

from places.boards.models import Board
from places.cards import PHOTO, THEME, Card
from places.consensus.actions.applying import Applied, apply_clusters
from places.consensus.actions.kept_moves import (
    shared_board_state,
    taken_out,
    with_hand_moves,
    without_accepted,
)
from places.consensus.actions.naming import give_names
from places.consensus.methods.consensus import Consensus, consensus
from places.consensus.queries.sorts import TableSorts, sortable_cards, table_sorts
from places.database import clock
from places.workshops.models.workshop import Workshop

# cards x cards x tables: below this the whole work, stability and all, takes less than a third of a second.
QUICK = 400_000


@dataclass(frozen=True)
class Found:
    """All tables' sorts as they were at a revision of the log, and into how many clusters people want them."""

    sorts: TableSorts
    as_of: int
    clusters: int | None

    @property
    def is_quick(self) -> bool:
        """Whether the computation is short enough to be done within a request."""
        return len(self.sorts.sorts.cards) ** 2 * len(self.sorts.sorts.tables) <= QUICK


@dataclass(frozen=True)
class Work:
    """A computed consensus with the sorts behind it."""

    found: Found
    result: Consensus


def read(board: Board) -> Found:
    """Read what all tables have sorted until now."""
    as_of = Workshop.every.values_list("revision", flat=True).get(pk=board.workshop_id)
    return Found(table_sorts(board.workshop_id), as_of, board.proposal.get("chosen"))


def work_out(
    found: Found, *, with_stability: bool, progress: Callable[[int, int], None] | None = None
) -> Work:
    """Compute the consensus (methods.md §1), into as many clusters as people chose or as it recommends."""
    sorts = found.sorts.sorts
    wanted = found.clusters and min(found.clusters, int(sorts.seen_cards.sum()))
    return Work(
        found, consensus(sorts, clusters=wanted or None, with_stability=with_stability, progress=progress)
    )


def apply_proposal(board: Board, work: Work) -> Applied:
    """Apply the consensus to the shared board, below what people have done there; return what changed."""
    now = shared_board_state(board)
    shown = {
        Card(kind, thing) for kind in (PHOTO, THEME) for thing in sortable_cards(board.workshop_id, kind)
    }
    there = shown - taken_out(board)
    free, waiting = without_accepted(
        [tuple(card for card in cluster if card in there) for cluster in _side_by_side(work.result)], now
    )
    wanted = with_hand_moves(free, now, shown - now.settled.keys())
    Board.objects.filter(pk=board.pk).update(rev=F("rev") + 1)
    board.refresh_from_db(fields=["rev"])
    applied = apply_clusters(board, wanted, now, board.rev)
    applied.changed |= give_names(board, work.found.sorts) - set(applied.gone)
    _remember(board, work, waiting)
    return applied


def _side_by_side(result: Consensus) -> list[tuple[Card, ...]]:
    """Return the computed clusters in the order of the tree's leaves, similar ones next to each other."""
    place = {card: number for number, card in enumerate(result.tree.order.tolist())}
    of = {card: index for index, card in enumerate(result.sorts.cards)}
    clusters = sorted(result.clusters, key=lambda cluster: min(place[of[card]] for card in cluster))
    return [tuple(card for card in cluster if isinstance(card, Card)) for cluster in clusters]


def _remember(board: Board, work: Work, waiting: dict[Card, int]) -> None:
    result = work.result
    score = None if math.isnan(result.score) else round(result.score, 6)
    board.proposed_at = clock.now()
    board.proposal |= {
        "as_of": work.found.as_of,
        "tables": len(work.found.sorts.sorting),
        "clusters": result.chosen,
        "recommended": result.recommended,
        "elsewhere": result.elsewhere,
        "cards": len(result.sorts.cards),
        "score": score,
        "agreement": result.agreement_word,
        "waiting": sorted([str(card), cluster_id] for card, cluster_id in waiting.items()),
        "held": [],
    }
    remember_stability(board, work)


def remember_stability(board: Board, work: Work) -> None:
    """Note how often each computed cluster (by its cards) held, where that was worked out; save the board."""
    held = work.result.stability
    if held:
        counts = zip(work.result.clusters, held.held.tolist(), strict=True)
        board.proposal["rounds"] = held.rounds
        board.proposal["held"] = [[sorted(str(card) for card in cluster), count] for cluster, count in counts]
    board.save(update_fields=["proposed_at", "proposal"])
