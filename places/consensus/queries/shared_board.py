"""The combine page: the shared board as it is proposed, with its reasons, and what is still open."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from places.boards.models import Board, Cluster
from places.boards.queries.board import BoardView, board, board_id_of
from places.boards.queries.lone_marks import LoneMark, lone_marks
from places.consensus.queries.agreement import agreements, shared_sorts
from places.consensus.queries.contested import contested_cards, waiting_cards
from places.consensus.queries.reasons import Reasons, borders
from places.consensus.queries.shared import Counting, SharedCluster, SharedPicture, pictures
from places.consensus.queries.sorts import table_sorts
from places.consensus.queries.tables import sentence
from places.database import clock
from places.database.prepared import prepared_rows
from places.people.queries.people import groups

FEWEST_TABLES = 2
FEWEST_NOTCHES, MOST_NOTCHES = 12, 200
# States of the background job: requested, its sorts are read, done.
WAITING, WORKING, READY = "waiting", "working", "ready"
PATIENCE = datetime.timedelta(minutes=3)  # after it a job without a result may be requested again


@dataclass(frozen=True)
class Combined:
    """The shared board with its reasons. `shared` is None before it is made.

    `marks` are the photos that tables let stand alone, by photo id, wherever they lie.
    """

    shared: BoardView | None
    clusters: tuple[SharedCluster, ...]
    missing: str
    marks: Mapping[int, LoneMark] = field(default_factory=dict)

    @property
    def together(self) -> tuple[SharedCluster, ...]:
        """The clusters of more than one card, and those that are empty now."""
        return tuple(one for one in self.clusters if not one.is_lone)

    @property
    def alone(self) -> tuple[SharedCluster, ...]:
        """The clusters of one card."""
        return tuple(one for one in self.clusters if one.is_lone)

    @property
    def alone_title(self) -> str:
        """The heading over the clusters of one card."""
        if len(self.alone) == 1:
            return _("This stands alone, and matters")
        return _("These stand alone, and matter")

    @property
    def waiting(self) -> tuple[SharedPicture, ...]:
        """The photos that are in no cluster."""
        return pictures(self.shared.tray if self.shared else (), self.marks)

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
        agreement = facts.get("agreement")
        compared = sentence(agreement)
        if tables > 1 and agreement is None:
            compared = _("No two tables have sorted the same cards, so they cannot be compared.")
        return f"{first} {compared}".strip()

    @property
    def another_way(self) -> str:
        """Say that another arrangement fits the tables as well, and how many cards lie elsewhere in it.

        Empty where there is none.
        """
        cards = self.shared.proposal.get("elsewhere") if self.shared else None
        if not cards:
            return ""
        return ngettext(
            "There is another way to put the cards together that fits the tables just as well. "
            "%(cards)d card lies elsewhere in it.",
            "There is another way to put the cards together that fits the tables just as well. "
            "%(cards)d cards lie elsewhere in it.",
            cards,
        ) % {"cards": cards}

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
    """Return the shared board with its reasons. 17 queries, however many tables, clusters and photos there are."""
    rows = table_sorts(workshop_id)
    tables = groups(workshop_id)
    missing = what_is_missing([one.name for one in tables if one.number in rows.sorting], len(rows.numbers))
    shared_id = board_id_of(workshop_id, None)
    shared = board(workshop_id, shared_id) if shared_id else None
    if shared is None:
        return Combined(None, (), missing)
    read = shared_sorts(workshop_id, shared, rows)
    accepted = _accepted(shared.id)
    contested = [one for one in contested_cards(read) if one.home.id not in accepted and not one.card.by_hand]
    marks = lone_marks(workshop_id)
    reasons = Reasons(
        agreements=agreements(read, shared),
        accepted=accepted,
        held={frozenset(names): count for names, count in shared.proposal.get("held", ())},
        borders=borders([*contested, *waiting_cards(shared, accepted)], shared.clusters),
        marks=marks,
        rounds=shared.proposal.get("rounds", 0),
    )
    return Combined(shared, tuple(map(reasons.of, shared.clusters)), missing, marks)


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
    return clock.now() - asked < PATIENCE


def _accepted(board_id: int) -> frozenset[int]:
    return frozenset(Cluster.objects.filter(board=board_id, accepted=True).values_list("pk", flat=True))
