"""Operations on the combine page: shared clusters, their reasons, and the agreement of the tables."""

from collections.abc import Iterable
from typing import Any

from django.template.loader import render_to_string

from places.boards.acts import board_act
from places.boards.queries.board import board
from places.boards.queries.present import BoardNow
from places.cards import touched
from places.consensus.queries import names
from places.consensus.queries.agreement import agreements, shared_sorts
from places.consensus.queries.shared_board import Combined, combined, is_working
from places.enums import Kind, Role, Stage, Verb
from places.live.audience import Audience, Operation, moves_rights
from places.people.queries.people import team
from places.photos.live import ON_OR_OFF_WALL
from places.rules import may, waits
from places.workshops.queries.workshops import WorkshopFacts


def agreed(now: BoardNow, cluster_ids: Iterable[int | None], workshop: WorkshopFacts) -> list[Operation]:
    """Return the present agreement of the tables on these clusters; nothing for a table's board."""
    touched = {pk for pk in cluster_ids if now.pile(pk)}
    found = board(workshop.id, now.id) if touched and now.group_id is None else None
    if found is None:
        return []
    stands = agreements(shared_sorts(workshop.id, found), found)
    changes: list[Operation] = []
    for cluster in found.clusters:
        if cluster.id in touched:
            facts = {"cluster": cluster, "agreement": stands[cluster.id]}
            html = render_to_string("places/consensus/_agreement.html", facts).strip()
            put: Operation = {"op": "put", "id": f"cluster-{cluster.id}-agreement"}
            changes.append({**put, "target": f"cluster-{cluster.id}-head", "html": html})
    return changes


def operations(activity: Any, audience: Audience, workshop: WorkshopFacts) -> list[Operation]:
    """Return what `activity` changes on the combine page of this audience."""
    if activity.kind == Kind.NAME_CHOSEN:
        cluster_id = activity.data["cluster"]
        words = names.turnout(workshop.id, cluster_id)
        return [{"op": "text", "id": f"shared-{cluster_id}-turnout", "text": words}]
    if board_act(activity.kind).turns_shared_page or moves_rights(activity):
        return [{"op": "refresh"}]  # what a person may see or do has changed, for some of this audience
    if activity.kind not in ON_OR_OFF_WALL and "board" not in activity.data:
        return []
    found = combined(workshop.id)
    if found.shared is None or activity.data.get("board", found.shared.id) != found.shared.id:
        return []
    return _board(activity, audience, workshop, found)


def screen_operations(activity: Any, audience: Audience, workshop: WorkshopFacts) -> list[Operation]:
    """Return what accepting a cluster changes on the projector."""
    is_shown = workshop.stage == Stage.COMBINE and activity.kind == Kind.CLUSTER_ACCEPTED
    return [{"op": "refresh"}] if is_shown else []


def facts(audience: Audience, workshop: WorkshopFacts, found: Combined) -> dict[str, Any]:
    """Return what the fragments of the combine page need, for this audience."""
    return {
        "found": found,
        "board": found.shared,
        "may_sort": may(audience.actor, Verb.SORT_SHARED, workshop.stage),
        "waits": waits(audience.actor, Verb.SORT_SHARED, workshop.stage),
        "in_team": Role.TEAM in audience.actor.roles,
        "is_working": bool(found.shared and is_working(found.shared)),
    }


def team_facts(audience: Audience, workshop: WorkshopFacts) -> dict[str, Any]:
    """Return what the theme team's panel needs."""
    names_team = may(audience.actor, Verb.NAME_TEAM, workshop.stage)
    return {"team": team(workshop.id), "names_team": names_team}


def _board(activity: Any, audience: Audience, workshop: WorkshopFacts, found: Combined) -> list[Operation]:
    context = {"workshop": workshop, **facts(audience, workshop, found)}
    changes = [_put("_head", "combine-head", "combine-top", context)]
    if found.clusters:
        changes.append(_put("_count", "combine-count", "combine-top", context))
    others, after = _touched(activity), ""
    for one in found.clusters:
        name = f"shared-{one.cluster.id}"
        own = {**context, "one": one}
        if others is None or one.cluster.id in others:
            changes.append({**_put("_cluster", name, "shared-clusters", own), "after": after})
        else:
            changes.append(_put("_why", f"{name}-why", f"{name}-words", own))
            changes.append(_put("_border", f"{name}-border", name, own))
        after = name
    gone = [pk for pk in activity.data.get("gone", ()) if found.shared and not found.shared.cluster(pk)]
    changes += [{"op": "drop", "id": f"shared-{pk}"} for pk in gone]
    if activity.kind == Kind.BOARD_PROPOSED:
        changes.append({"op": "refresh", "only": "combine-tables"})  # opened before anything was proposed
    return [*changes, _put("_tray", "combine-tray", "combine-rest", context)]


def _touched(activity: Any) -> set[int] | None:
    """The shared clusters (ids) whose cards are others now; None when that is not known."""
    data = activity.data
    if "board" not in data:
        return None
    if board_act(activity.kind).is_computed:
        return set(data.get("changed", ()))
    return {cluster for cluster in touched(data) if cluster}


def _put(name: str, element: str, target: str, context: dict[str, Any]) -> Operation:
    html = render_to_string(f"places/consensus/{name}.html", context).strip()
    return {"op": "put", "id": element, "target": target, "html": html}
