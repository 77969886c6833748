"""The pieces of a board as operations: cards, piles, counts. Each is safe to apply twice."""

from collections.abc import Iterable, Sequence

from django.template.loader import render_to_string

from places.enums import Stage
from places.live.ops.audience import Operation
from places.queries.agreements import agreements, reading
from places.queries.board import BoardView, ClusterView
from places.queries.workshops import WorkshopFacts
from places.templatetags.board_cards import board_card


def photo_now(found: BoardView, photo_id: int, workshop: WorkshopFacts) -> list[Operation]:
    """One photo that came, changed or went: its card where it lies, or nothing of it."""
    cluster, card, before = found.find(photo_id)
    name = f"placed-{found.id}-{photo_id}"
    counts = [_count(found, pile) for pile in (*found.clusters, None)]
    if card is None:
        return [{"op": "drop", "id": name}, *counts]
    put = {
        "op": "put",
        "id": name,
        "target": _list(found, cluster),
        "after": f"placed-{found.id}-{before.photo}" if before else "",
        "html": board_card(card, found.id, workshop.shown_code),
    }
    return [put, *counts]


def cards_now(found: BoardView, photo_ids: Sequence[int]) -> list[Operation]:
    """Cards that moved: each to where it lies, with its new rev."""
    changes: list[Operation] = []
    for photo in photo_ids:
        cluster, card, before = found.find(photo)
        name = f"placed-{found.id}-{photo}"
        if card is None:
            changes.append({"op": "drop", "id": name})
            continue
        after = f"placed-{found.id}-{before.photo}" if before else ""
        changes += [
            {"op": "move", "id": name, "target": _list(found, cluster), "after": after},
            {"op": "attr", "id": name, "name": "data-id", "value": card.handle},
            {"op": "attr", "id": f"tick-{found.id}-{photo}", "name": "value", "value": card.handle},
        ]
    return changes


def piles_now(found: BoardView, touched: Iterable[int | None], workshop: WorkshopFacts) -> list[Operation]:
    """Counts, and what shows of a closed pile, wherever something came or went (None: the tray)."""
    changes: list[Operation] = []
    for cluster_id in sorted(touched, key=lambda pk: pk or 0):
        cluster = found.cluster(cluster_id)
        if cluster_id is None or cluster:
            changes.append(_count(found, cluster))
        if cluster:
            changes += _fan(cluster) + agreed(found, cluster, workshop)
    return changes


def new_pile(found: BoardView, cluster_id: int, workshop: WorkshopFacts) -> list[Operation]:
    """A pile that was made: its frame (once, `data-keep` guards what a page already has) and its option.

    The cards themselves come by `move`, so that ticks and focus stay on them.
    """
    cluster = found.cluster(cluster_id)
    if cluster is None:
        return []
    facts = {"cluster": _emptied(cluster), "board_id": found.id, "workshop": workshop, "keep": True}
    name = f"cluster-{cluster_id}"
    put = {"op": "put", "id": name, "target": f"piles-{found.id}", "html": _html("_pile", facts)}
    return [
        {"op": "attr", "id": name, "name": "data-keep", "value": ""},
        put,
        {"op": "attr", "id": name, "name": "data-keep", "value": None},
        _option(found, cluster),
    ]


def pile_named(found: BoardView, cluster_id: int, workshop: WorkshopFacts) -> list[Operation]:
    """A pile's name, wherever it stands."""
    cluster = found.cluster(cluster_id)
    if cluster is None:
        return []
    name = f"cluster-{cluster.id}"
    return [
        {"op": "text", "id": f"{name}-name", "text": cluster.title},
        {"op": "attr", "id": f"{name}-field", "name": "value", "value": cluster.name},
        {"op": "attr", "id": f"{name}-rev", "name": "value", "value": str(cluster.rev)},
        _option(found, cluster),
        *agreed(found, cluster, workshop),
    ]


def gone(found: BoardView, cluster_ids: Iterable[int]) -> list[Operation]:
    """Piles that are no longer there."""
    left = [pk for pk in cluster_ids if found.cluster(pk) is None]
    return [{"op": "drop", "id": name} for pk in left for name in (f"cluster-{pk}", f"to-{found.id}-{pk}")]


def agreed(found: BoardView, cluster: ClusterView, workshop: WorkshopFacts) -> list[Operation]:
    """On the shared board: how the tables stand to this cluster as it lies now."""
    if found.group is not None:
        return []
    stands = agreements(reading(workshop.id, found), found)
    facts = {"cluster": cluster, "agreement": stands[cluster.id]}
    name = f"cluster-{cluster.id}-agreement"
    html = _html("_agreement", facts, screen="combine")
    return [{"op": "put", "id": name, "target": f"cluster-{cluster.id}-head", "html": html}]


def side(found: BoardView, workshop: WorkshopFacts) -> Operation:
    """One table's board as the projector shows it."""
    facts = {"board": found, "workshop": workshop, "is_veiled": not workshop.stage.reached(Stage.COMBINE)}
    return {"op": "put", "id": f"side-{found.id}", "target": "side-boards", "html": _html("_side", facts)}


def _emptied(cluster: ClusterView) -> ClusterView:
    return ClusterView(cluster.id, cluster.name, cluster.number, cluster.rev, cluster.also_called, ())


def _list(found: BoardView, cluster: ClusterView | None) -> str:
    return f"cluster-{cluster.id}-photos" if cluster else f"tray-{found.id}"


def _count(found: BoardView, cluster: ClusterView | None) -> Operation:
    name = f"cluster-{cluster.id}-count" if cluster else f"tray-{found.id}-count"
    return {"op": "text", "id": name, "text": str(len(cluster.cards if cluster else found.tray))}


def _fan(cluster: ClusterView) -> list[Operation]:
    put = {"op": "put", "id": f"cluster-{cluster.id}-fan", "target": f"cluster-{cluster.id}-head"}
    return [{**put, "after": "", "html": _html("_fan", {"cluster": cluster})}]


def _option(found: BoardView, cluster: ClusterView) -> Operation:
    html = _html("_option", {"cluster": cluster, "board_id": found.id})
    return {"op": "put", "id": f"to-{found.id}-{cluster.id}", "target": f"to-{found.id}", "html": html}


def _html(name: str, facts: dict[str, object], screen: str = "board") -> str:
    return render_to_string(f"places/{screen}/{name}.html", facts).strip()
