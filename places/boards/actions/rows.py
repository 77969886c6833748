"""Rows of placements and piles that every move reads and writes, as prepared statements."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q, QuerySet

from places.boards.models import Cluster, Placement
from places.database.prepared import (
    Numbers,
    Update,
    prepared,
    prepared_delete,
    prepared_rows,
    prepared_update,
)
from places.database.rows import insert

FIELDS = ["cluster", "rev", "by_hand", "order"]


def store(placements: Iterable[Placement]) -> None:
    """Save placements: update those with an id, insert the new ones."""
    placed = list(placements)
    if known := [lying for lying in placed if lying.pk]:
        Placement.objects.bulk_update(known, FIELDS)
    new = [lying for lying in placed if not lying.pk]
    if len(new) == 1:  # nearly always
        insert(new[0])
    else:
        Placement.objects.bulk_create(new)


def delete_placements(lying: Iterable[Placement]) -> None:
    """Delete placements. One query."""
    _delete([one.pk for one in lying])


@prepared()
def in_order(cluster_id: int) -> QuerySet[Placement]:
    """The placements of a pile in their order."""
    return Placement.objects.filter(cluster_id=cluster_id).order_by("order", "pk")


@prepared_update
def mark_changed(board_id: int, cluster_ids: Numbers, rev: int) -> Update:
    """Set the rev of the last change of content of these piles."""
    return Update(Cluster.objects.filter(board_id=board_id, pk__in=cluster_ids), {"laid": rev})


@prepared_rows
def empty(board_id: int, cluster_ids: Numbers) -> QuerySet[Any]:
    """(id,) of those of these piles that are empty and unnamed (a computed name of a shared pile does not count)."""
    unnamed = Q(name="") | Q(rev=0, board__group=None)
    piles = Cluster.objects.standing().filter(unnamed, board_id=board_id, pk__in=cluster_ids)
    return piles.filter(placements=None).order_by().values_list("pk")


@prepared_delete
def _delete(placement_ids: Numbers) -> QuerySet[Placement]:
    return Placement.objects.filter(pk__in=placement_ids)
