"""Names of shared clusters: all that the tables said, and the best fitting one where no person has named it."""

from collections.abc import Sequence
from typing import Any

from places.boards.models import Board, Cluster
from places.cards import Card
from places.consensus.actions.hand_moves import card_of
from places.consensus.methods.labels import Name, name_key, names
from places.consensus.queries.sorts import TableSorts


def give_names(board: Board, rows: TableSorts) -> set[int]:
    """Give every cluster the tables' names; return the clusters (ids) whose names have changed.

    One name is given once: to the cluster it fits best; the next one takes its own next best.
    """
    cards: dict[int, set[Card]] = {}
    for one in board.placements.all():
        cards.setdefault(one.cluster_id, set()).add(card_of(one))
    clusters = list(Cluster.objects.standing().filter(board=board))
    found = {
        one.pk: names(sorted(cards.get(one.pk, ())), rows.sorts, rows.names, most=None) for one in clusters
    }
    chosen = _chosen(clusters, found)
    changed = set()
    for cluster in clusters:
        called = [_called(name, rows) for name in found[cluster.pk]]
        name = chosen.get(cluster.pk, cluster.name if cluster.rev else "")
        if (called, name) != (cluster.also_called, cluster.name):
            cluster.also_called, cluster.name = called, name
            cluster.save(update_fields=["also_called", "name"])
            changed.add(cluster.pk)
    return changed


def _chosen(clusters: Sequence[Cluster], found: dict[int, list[Name]]) -> dict[int, str]:
    """Return the name of each cluster that no person has named: the best fit first, each name once."""
    taken = {name_key(cluster.name) for cluster in clusters if cluster.rev and cluster.name}
    fits = sorted(
        (-round(name.fit, 12), place, cluster.order, cluster.pk, name.text)
        for cluster in clusters
        if not cluster.rev
        for place, name in enumerate(found[cluster.pk])
    )
    chosen: dict[int, str] = {}
    for _fit, _place, _order, cluster_id, text in fits:
        if cluster_id not in chosen and name_key(text) not in taken:
            chosen[cluster_id] = text
            taken.add(name_key(text))
    return chosen


def _called(name: Name, rows: TableSorts) -> dict[str, Any]:
    return {"name": name.text, "tables": [rows.numbers[table] for table in name.tables]}
