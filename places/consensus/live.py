"""Operations on the combine page: shared clusters, their reasons, and the agreement of the tables."""

from collections.abc import Iterable
from typing import Any

from django.template.loader import render_to_string

from places.boards.acts import board_act
from places.boards.queries.board import board
from places.boards.queries.lone_marks import lone_marks
from places.boards.queries.present import BoardNow
from places.consensus.queries import names
from places.consensus.queries.agreement import agreements, shared_sorts
from places.consensus.queries.shared import SharedCluster, pictures
from places.consensus.queries.shared_board import Combined, combined, is_working
from places.enums import Kind, Role, Verb
from places.live.audience import Audience, Operation, moves_rights
from places.people.queries.people import team
from places.photos.live import ON_OR_OFF_WALL
from places.rules import may, waits
from places.workshops.queries.workshops import WorkshopFacts

MOST_IN_NEWS = 200  # photos of the shared board; with more, open pages are fetched again


def agreed(now: BoardNow, cluster_ids: Iterable[int | None], workshop: WorkshopFacts) -> list[Operation]:
    """Return the present agreement of the tables on these clusters; nothing for a table's board."""
    touched = {pk for pk in cluster_ids if now.pile(pk)}
    found = board(workshop.id, now.id) if touched and now.group_id is None else None
    if found is None:
        return []
    stands, marks = agreements(shared_sorts(workshop.id, found), found), lone_marks(workshop.id)
    changes: list[Operation] = []
    for cluster in found.clusters:
        if cluster.id in touched:
            marked = [one for one in pictures(cluster.cards, marks) if one.mark]
            facts = {"cluster": cluster, "agreement": stands[cluster.id], "marked": marked}
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
    is_other_picture = activity.kind == Kind.PHOTO_BLURRED
    if board_act(activity.kind).turns_shared_page or moves_rights(activity) or is_other_picture:
        return [{"op": "refresh"}]  # what a person may see or do has changed, for some of this audience
    if activity.kind not in ON_OR_OFF_WALL and "board" not in activity.data:
        return []
    found = combined(workshop.id)
    if found.shared is None:
        return []
    if activity.data.get("board", found.shared.id) != found.shared.id and not _turns_marks(activity):
        return []  # what tables move shows with the next proposal
    return _board(activity, audience, workshop, found)


def facts(audience: Audience, workshop: WorkshopFacts, found: Combined) -> dict[str, Any]:
    """Return what the fragments of the combine page need, for this audience."""
    actor, stage = audience.actor, workshop.stage
    return {
        "found": found,
        "board": found.shared,
        "may_sort": may(actor, Verb.SORT_SHARED, stage),
        "waits": waits(actor, Verb.SORT_SHARED, stage),
        "in_team": Role.TEAM in actor.roles,
        "sorts_still": may(actor, Verb.SORT, stage),
        "sees_desk": may(actor, Verb.SEE_DESK, stage),
        "is_working": bool(found.shared and is_working(found.shared)),
    }


def team_facts(audience: Audience, workshop: WorkshopFacts) -> dict[str, Any]:
    """Return what the theme team's panel needs."""
    names_team = may(audience.actor, Verb.NAME_TEAM, workshop.stage)
    return {"team": team(workshop.id), "names_team": names_team}


def _board(activity: Any, audience: Audience, workshop: WorkshopFacts, found: Combined) -> list[Operation]:
    if sum(len(one.cluster.cards) for one in found.clusters) > MOST_IN_NEWS:
        return [{"op": "refresh"}]  # the page is kept for all and sent compressed, news are not
    context = {"workshop": workshop, **facts(audience, workshop, found)}
    changes = [_put("_head", "combine-head", "combine-top", context)]
    if found.clusters:
        changes.append(_put("_count", "combine-count", "combine-top", context))
    if activity.kind == Kind.BOARD_WORKING:
        return changes
    changes += _listed(found.together, "_cluster", "shared-clusters", context)
    changes += _listed(found.alone, "_lone", "lone-clusters", context)
    changes += _alone(found)
    gone = [pk for pk in activity.data.get("gone", ()) if found.shared and not found.shared.cluster(pk)]
    changes += [{"op": "drop", "id": f"shared-{pk}"} for pk in gone]
    if activity.kind == Kind.BOARD_PROPOSED:
        changes.append({"op": "refresh", "only": "combine-tables"})  # opened before anything was proposed
    return [*changes, _put("_tray", "combine-tray", "combine-rest", context)]


def _turns_marks(activity: Any) -> bool:
    """Whether an act at a table may have marked a card as standing alone, or taken such a mark back."""
    act, data = board_act(activity.kind), activity.data
    is_undone = activity.kind == Kind.MOVE_UNDONE
    return act.marks_pile or is_undone or bool(data.get("marked") or data.get("gone"))


def _alone(found: Combined) -> list[Operation]:
    """Return the heading of the lone cards, hidden while there is none."""
    hidden = None if found.alone else ""
    return [
        {"op": "text", "id": "combine-alone-title", "text": found.alone_title},
        {"op": "attr", "id": "combine-alone", "name": "hidden", "value": hidden},
    ]


def _listed(
    clusters: Iterable[SharedCluster], template: str, target: str, context: dict[str, Any]
) -> list[Operation]:
    """Return every cluster of one list, in order: what stands in a mosaic hangs on what is contested elsewhere."""
    changes, after = [], ""
    for one in clusters:
        name = f"shared-{one.cluster.id}"
        changes.append({**_put(template, name, target, {**context, "one": one}), "after": after})
        after = name
    return changes


def _put(name: str, element: str, target: str, context: dict[str, Any]) -> Operation:
    html = render_to_string(f"places/consensus/{name}.html", context).strip()
    return {"op": "put", "id": element, "target": target, "html": html}
