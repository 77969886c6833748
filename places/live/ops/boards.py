"""Operations on boards, their clusters and placements.

They tell where things lie *now*, read when the operation is made: told late, twice or out of order, every page
ends up the same.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from places.enums import Kind, Stage
from places.errors import Stale
from places.live.ops import board_pieces as pieces
from places.live.ops.audience import Audience, Operation
from places.queries import board as queries
from places.queries import people
from places.queries.board import BoardView
from places.queries.workshops import WorkshopFacts

MOVES = {Kind.CARDS_MOVED, Kind.CLUSTER_MADE, Kind.CLUSTER_DISSOLVED}
OF_PHOTOS = {
    Kind.PHOTO_BROUGHT,
    Kind.PHOTO_CHANGED,
    Kind.PHOTO_HIDDEN,
    Kind.PHOTO_SHOWN,
    Kind.PHOTO_WITHDRAWN,
}
OF_BOARDS = MOVES | {Kind.CLUSTER_RENAMED, Kind.BOARD_PROPOSED}


def operations(activity: Any, audience: Audience, workshop: WorkshopFacts) -> list[Operation]:
    """Return what `activity` changes on the board that this audience looks at."""
    board_id = int(audience.channel.partition("-")[2])
    if activity.kind in OF_PHOTOS and "photo" in activity.data:
        found = queries.board(workshop.id, board_id)
        return pieces.photo_now(found, activity.data["photo"], workshop) if found else []
    if activity.kind not in OF_BOARDS or activity.data.get("board") != board_id:
        return []
    if activity.kind == Kind.BOARD_PROPOSED:
        return [{"op": "refresh"}]
    found = queries.board(workshop.id, board_id)
    if found is None:
        return []
    if activity.kind == Kind.CLUSTER_RENAMED:
        return pieces.pile_named(found, activity.data["cluster"], workshop) + _said(activity, found)
    return _moved(activity, found, workshop) + _said(activity, found)


def _moved(activity: Any, found: BoardView, workshop: WorkshopFacts) -> list[Operation]:
    steps = activity.data["photos"]
    photos = [step[0] for step in steps]
    touched = {step[1] for step in steps} | {activity.data["cluster"]}
    if activity.kind == Kind.CLUSTER_DISSOLVED:
        touched.add(None)
    changes = []
    if activity.kind == Kind.CLUSTER_MADE:
        changes += pieces.new_pile(found, activity.data["cluster"], workshop)
    changes += pieces.cards_now(found, photos)
    return changes + pieces.piles_now(found, touched, workshop) + pieces.gone(found, activity.data["gone"])


def _said(activity: Any, found: BoardView) -> list[Operation]:
    """What happened, in words, as people hear it who do not see it."""
    who = people.first_name(activity.participant_id) or _("Somebody")
    pile = found.cluster(activity.data["cluster"])
    count = len(activity.data.get("photos", ()))
    facts = {"who": who, "count": count, "pile": pile.title if pile else ""}
    if activity.kind == Kind.CLUSTER_RENAMED:
        text = _("%(who)s named a pile: %(pile)s")
    elif activity.kind == Kind.CLUSTER_DISSOLVED:
        text = _("%(who)s took a pile apart")
    elif pile is None:
        text = ngettext(
            "%(who)s took %(count)d picture out of its pile", "%(who)s took %(count)d pictures out", count
        )
    elif activity.kind == Kind.CLUSTER_MADE:
        text = ngettext(
            "%(who)s put %(count)d picture by itself: %(pile)s",
            "%(who)s put %(count)d pictures together: %(pile)s",
            count,
        )
    else:
        text = ngettext(
            "%(who)s moved %(count)d picture to %(pile)s",
            "%(who)s moved %(count)d pictures to %(pile)s",
            count,
        )
    return [{"op": "say", "text": text % facts}]


def screen_operations(activity: Any, audience: Audience, workshop: WorkshopFacts) -> list[Operation]:
    """Return what `activity` changes on the projector: how far each table is; from *combine* on its piles too.

    While tables sort alone their piles stay their own, on the projector as well.
    """
    if activity.kind == Kind.BOARD_PROPOSED and workshop.stage == Stage.COMBINE:
        return [{"op": "refresh"}]
    if activity.kind not in OF_BOARDS or workshop.stage not in (Stage.CLUSTER, Stage.COMBINE):
        return []
    found = queries.board(workshop.id, activity.data["board"])
    if found is None:
        return []
    if found.group is None:
        return [{"op": "refresh"}] if workshop.stage == Stage.COMBINE else []
    return [pieces.side(found, workshop)]


@contextmanager
def telling_the_present(workshop: WorkshopFacts, board_id: int) -> Iterator[None]:
    """Give a `Stale` refusal, on its way out, the operations that bring the page to what is there now."""
    try:
        yield
    except Stale as stale:
        found = queries.board(workshop.id, board_id)
        if found:
            stale.details["operations"] = present(found, stale.details, workshop)
        raise


def present(found: BoardView, details: dict[str, Any], workshop: WorkshopFacts) -> list[Operation]:
    """Return the operations that bring what a refusal tells of to its present place."""
    photos = [lying["photo"] for lying in details.get("photos", ())]
    changes = pieces.cards_now(found, photos)
    if details.get("photo") and not photos:
        changes += pieces.photo_now(found, details["photo"], workshop)
    cluster_id = details.get("cluster")
    if cluster_id and not photos:
        changes += pieces.pile_named(found, cluster_id, workshop) or pieces.gone(found, [cluster_id])
    return changes
