"""The shared board made from all tables' sorts: worked out, and laid under what people have done by hand.

A shared cluster that a person named or put a photo into is kept as it is, with its id. What the consensus
placed is taken away and laid anew; each computed cluster goes into the old one with which it has most photos in
common (|both| / |either|, at least a third), or into a new one. Photos that people took out stay out.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Max, QuerySet
from django.utils import timezone

from places.actions.placing import next_rev
from places.methods.consensus import Consensus, consensus
from places.methods.labels import Name, names
from places.models import Board, Cluster, Photo, Placement
from places.queries.combine import TableSorts, table_sorts
from places.queries.people import groups

SAME_CLUSTER = 1 / 3


@dataclass(frozen=True)
class Found:
    """All tables' sorts, and who has sorted."""

    tables_sorts: TableSorts
    sorting_names: list[str]
    tables: int
    photos: int


@dataclass(frozen=True)
class Work:
    """A consensus that was worked out, with the sorts behind it."""

    found: Found
    result: Consensus


def read(workshop_id: int) -> Found:
    """Read what all tables have sorted until now."""
    rows = table_sorts(workshop_id)
    sorting = {table for table, has in zip(rows.sorts.tables, rows.sorts.sorting_tables, strict=True) if has}
    tables = groups(workshop_id)
    return Found(rows, [t.name for t in tables if t.id in sorting], len(tables), len(rows.sorts.cards))


def work_out(found: Found) -> Work:
    """Work out the consensus (methods.md §1)."""
    return Work(found, consensus(found.tables_sorts.sorts))


def put_on(board: Board, work: Work) -> None:
    """Lay the consensus on the shared board, under what people have done there."""
    before = _before(board)
    _photos_on(board).filter(by_hand=False).delete()
    taken = set(_photos_on(board).values_list("photo_id", flat=True))
    taken |= set(board.proposal.get("kept_out", []))
    shown = set(Photo.objects.shown().filter(workshop_id=board.workshop_id).values_list("pk", flat=True))
    computed = [tuple(int(str(card)) for card in cluster) for cluster in work.result.clusters]
    homes = match(computed, before)
    rev = next_rev(board)
    board.clusters.standing().update(laid=rev)
    for order, photos in enumerate(computed, start=1):
        laid = [photo for photo in photos if photo in shown - taken]
        if laid:
            _lay(board, homes.get(order - 1), laid, order, rev)
    Cluster.objects.standing().filter(board=board, placements=None, rev=0).delete()
    _name(board, work.found.tables_sorts)
    _remember(board, work)


def match(computed: Sequence[Sequence[int]], before: dict[int, set[int]]) -> dict[int, int]:
    """Return which old cluster (id) each computed one (index) goes into: the likest pairs first, one to one."""
    likeness = []
    for index, photos in enumerate(computed):
        for cluster_id, old in before.items():
            share = len(old & set(photos)) / len(old | set(photos))
            if share >= SAME_CLUSTER:
                likeness.append((-share, index, cluster_id))
    homes: dict[int, int] = {}
    for _share, index, cluster_id in sorted(likeness):
        if index not in homes and cluster_id not in homes.values():
            homes[index] = cluster_id
    return homes


def _before(board: Board) -> dict[int, set[int]]:
    lying: dict[int, set[int]] = {pk: set() for pk in board.clusters.standing().values_list("pk", flat=True)}
    for cluster_id, photo_id in _photos_on(board).values_list("cluster_id", "photo_id"):
        lying[cluster_id].add(photo_id)
    return {pk: photos for pk, photos in lying.items() if photos}


def _photos_on(board: Board) -> "QuerySet[Placement]":
    return Placement.objects.filter(board=board, photo__isnull=False)


def _lay(board: Board, home: int | None, photos: list[int], order: int, rev: int) -> None:
    if home is None:
        home = Cluster.objects.create(board=board, order=order).pk
    Cluster.objects.filter(pk=home).update(order=order)
    last = Placement.objects.filter(cluster_id=home).aggregate(last=Max("order"))["last"]
    after = 0 if last is None else math.floor(last) + 1
    Placement.objects.bulk_create(
        Placement(board=board, cluster_id=home, photo_id=photo, order=after + index, rev=rev, by_hand=False)
        for index, photo in enumerate(photos)
    )


def _name(board: Board, rows: TableSorts) -> None:
    """Give every cluster the tables' names; the best becomes its own where no person has named it."""
    lying = _before(board)
    for cluster in board.clusters.standing():
        found = names(sorted(lying.get(cluster.pk, ())), rows.sorts, rows.names, most=None)
        cluster.also_called = [_called(name, rows) for name in found]
        if cluster.rev == 0 and found:
            cluster.name = found[0].text
        cluster.save(update_fields=["also_called", "name"])


def _called(name: Name, rows: TableSorts) -> dict[str, Any]:
    return {"name": name.text, "tables": [rows.numbers[table] for table in name.tables]}


def _remember(board: Board, work: Work) -> None:
    result = work.result
    board.proposed_at = timezone.now()
    board.proposal |= {
        "state": "ready",
        "tables": len(work.found.sorting_names),
        "clusters": result.chosen,
        "score": None if math.isnan(result.score) else round(result.score, 6),
        "agreement": result.agreement_word,
        "contested": [int(str(card)) for card in result.contested],
    }
    board.save(update_fields=["proposed_at", "proposal"])
