"""One row of a person's ballot, after their own act: they are the only one who sees it."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from places.enums import Lens, PhotoState
from places.methods.dots import budget
from places.models import Cluster, Vote
from places.prepared import prepared
from places.queries.ballot import Left, NamedCluster, Row


@dataclass(frozen=True)
class OwnRow:
    """What one's own act on the ballot changes: the dots on one cluster under one lens, and those left."""

    cluster: NamedCluster
    row: Row
    left: Left


def own_row(workshop_id: int, participant_id: int, cluster_id: int, lens: Lens) -> OwnRow | None:
    """Return one row of a person's ballot; None when the cluster is no longer weighed. Two queries."""
    names = dict(_names(workshop_id))
    if cluster_id not in names:
        return None
    dots = dict(_dots(participant_id, lens))
    spent = sum(dots[pk] for pk in dots.keys() & names.keys())
    return OwnRow(
        cluster=NamedCluster(cluster_id, names[cluster_id]),
        row=Row(lens, dots.get(cluster_id, 0)),
        left=Left(lens, max(budget(len(names)) - spent, 0)),
    )


@prepared
def _names(workshop_id: int) -> QuerySet[Any]:
    shared = Cluster.objects.filter(board__workshop_id=workshop_id, board__group=None).order_by()
    return shared.filter(placements__photo__state=PhotoState.BROUGHT).distinct().values_list("pk", "name")


@prepared
def _dots(participant_id: int, lens: str) -> QuerySet[Any]:
    own = Vote.objects.filter(participant_id=participant_id, lens=lens)
    return own.values_list("cluster_id", "dots")
