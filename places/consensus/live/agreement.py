"""How the tables stand to the shared clusters, as operations on the page of the shared board."""

from collections.abc import Iterable

from django.template.loader import render_to_string

from places.boards.queries.board import board
from places.boards.queries.present import BoardNow
from places.consensus.queries.agreement import agreements, reading
from places.live.audience import Operation
from places.workshops.queries.workshops import WorkshopFacts


def agreed(now: BoardNow, cluster_ids: Iterable[int | None], workshop: WorkshopFacts) -> list[Operation]:
    """Return how the tables stand to these clusters as they lie now; nothing for a table's board."""
    touched = {pk for pk in cluster_ids if now.pile(pk)}
    found = board(workshop.id, now.id) if touched and now.group_id is None else None
    if found is None:
        return []
    stands = agreements(reading(workshop.id, found), found)
    changes: list[Operation] = []
    for cluster in found.clusters:
        if cluster.id in touched:
            facts = {"cluster": cluster, "agreement": stands[cluster.id]}
            html = render_to_string("places/consensus/_agreement.html", facts).strip()
            put: Operation = {"op": "put", "id": f"cluster-{cluster.id}-agreement"}
            changes.append({**put, "target": f"cluster-{cluster.id}-head", "html": html})
    return changes
