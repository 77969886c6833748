"""The combine page: the shared board as it is proposed, with its reasons, and what is still open."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from places.boards.models import Board, Cluster
from places.boards.queries.board import BoardView, ClusterView, board, board_id_of
from places.cards import Card
from places.consensus.queries.agreement import Agreement, agreements, cards_in, shared_sorts
from places.consensus.queries.contested import ContestedCard, contested_cards, waiting_cards
from places.consensus.queries.shared import Counting, SharedCluster, called
from places.consensus.queries.sorts import table_sorts
from places.consensus.queries.tables import sentence
from places.database.prepared import prepared_rows
from places.people.queries.people import groups

FEWEST_TABLES = 2
FEWEST_NOTCHES, MOST_NOTCHES = 12, 200
# States of the background job: requested, its sorts are read, done.
WAITING, WORKING, READY = "waiting", "working", "ready"
PATIENCE = datetime.timedelta(minutes=3)  # after it a job without a result may be requested again


@dataclass(frozen=True)
class Combined:
    """The shared board with its reasons. `shared` is None before it is made."""

    shared: BoardView | None
    clusters: tuple[SharedCluster, ...]
    missing: str

    @property
    def agreements(self) -> dict[int, Agreement]:
        return {one.cluster.id: one.agreement for one in self.clusters}

    @property
    def accepted(self) -> int:
        return sum(one.is_accepted for one in self.clusters)

    @property
    def counting(self) -> Counting | None:
        """The choice of fewer or more clusters; None before a proposal was made, or where there is no choice."""
        facts = self.shared.proposal if self.shared else {}
        cards, now, recommended = (facts.get(name, 0) for name in ("cards", "clusters", "recommended"))
        most = min(max(cards - 1, 2), max(FEWEST_NOTCHES, recommended + 4, now), cards, MOST_NOTCHES)
        numbers = sorted({*range(min(2, cards), most + 1), *({now, recommended} - {0})})
        if len(numbers) < 2:
            return None
        return Counting(tuple(numbers), now, recommended, facts.get("chosen") is not None)

    @property
    def sentence(self) -> str:
        """From how many tables the proposal is, and how far they agree, in words."""
        facts = self.shared.proposal if self.shared else {}
        tables = facts.get("tables", 0)
        first = ngettext(
            "A proposal from the board of %(tables)d table.",
            "A proposal from the boards of %(tables)d tables.",
            tables,
        ) % {"tables": tables}
        return f"{first} {sentence(facts.get('agreement'))}".strip()

    @property
    def is_shown(self) -> bool:
        """Whether there is a shared board to look at."""
        return bool(self.shared and (self.shared.is_proposed or self.clusters))


def what_is_missing(sorting: Sequence[str], tables: int) -> str:
    """Return why `sorting` (names of the tables that have sorted) of `tables` is too few; empty when it is not."""
    if len(sorting) >= min(FEWEST_TABLES, tables) and sorting:
        return ""
    if not sorting:
        return _(
            "No table has put pictures together yet. When two tables have, their boards can be combined."
        )
    return _("Only %(table)s has put pictures together so far. One more table is needed.") % {
        "table": sorting[0]
    }


def combined(workshop_id: int) -> Combined:
    """Return the shared board with its reasons. 16 queries, however many tables, clusters and photos there are."""
    rows = table_sorts(workshop_id)
    tables = groups(workshop_id)
    missing = what_is_missing([one.name for one in tables if one.number in rows.sorting], len(tables))
    shared_id = board_id_of(workshop_id, None)
    shared = board(workshop_id, shared_id) if shared_id else None
    if shared is None:
        return Combined(None, (), missing)
    read = shared_sorts(workshop_id, shared, rows)
    accepted = _accepted(shared.id)
    contested = [one for one in contested_cards(read) if one.home.id not in accepted and not one.card.by_hand]
    found = _Reasons(
        agreements(read, shared),
        accepted,
        {frozenset(names): count for names, count in shared.proposal.get("held", ())},
        frozenset(one.card.card for one in contested),
        _placed([*contested, *waiting_cards(shared, accepted)], shared),
    )
    return Combined(shared, tuple(found.of(one, shared) for one in shared.clusters), missing)


@dataclass(frozen=True)
class _Reasons:
    """The reasons of the shared clusters, by cluster id (`held` by the cards in it)."""

    agreements: dict[int, Agreement]
    accepted: frozenset[int]
    held: dict[frozenset[str], int]
    contested: frozenset[Card]
    borders: dict[int, list[ContestedCard]]

    def of(self, cluster: ClusterView, shared: BoardView) -> SharedCluster:
        views = cards_in(cluster)
        return SharedCluster(
            cluster=cluster,
            agreement=self.agreements[cluster.id],
            called=called(cluster),
            is_accepted=cluster.id in self.accepted,
            by_hand=frozenset(view.card for view in views if view.by_hand),
            held=self.held.get(frozenset(str(view.card) for view in views)),
            rounds=shared.proposal.get("rounds", 0),
            contested=frozenset(view.card for view in views) & self.contested,
            border=tuple(self.borders.get(cluster.id, ())),
        )


def is_working(shared: BoardView) -> bool:
    """Whether a consensus is being computed; a job without a result after `PATIENCE` does not count."""
    return is_awaited(shared.proposal)


def works_now(workshop_id: int) -> bool:
    """Whether a consensus of this workshop is being computed. One query."""
    return any(is_awaited(proposal) for (proposal,) in _proposals(workshop_id))


@prepared_rows
def _proposals(workshop_id: int) -> QuerySet[Any]:
    return Board.objects.filter(workshop_id=workshop_id, group=None).values_list("proposal")


def is_awaited(proposal: dict[str, Any]) -> bool:
    """Whether the consensus with these figures is still being computed; after `PATIENCE` it is given up."""
    asked = parse_datetime(proposal.get("asked_at") or "")
    if asked is None or proposal.get("state") not in (WAITING, WORKING):
        return False
    return timezone.now() - asked < PATIENCE


def _accepted(board_id: int) -> frozenset[int]:
    return frozenset(Cluster.objects.filter(board=board_id, accepted=True).values_list("pk", flat=True))


def _placed(contested: Sequence[ContestedCard], shared: BoardView) -> dict[int, list[ContestedCard]]:
    """Return the contested cards by the cluster (id) behind which they are shown: the upper one of two neighbours."""
    order = {cluster.id: number for number, cluster in enumerate(shared.clusters)}
    found: dict[int, list[ContestedCard]] = {}
    for one in contested:
        above = one.home
        if one.other and order[one.other.id] == order[one.home.id] - 1:
            above = one.other
        found.setdefault(above.id, []).append(one)
    return found
