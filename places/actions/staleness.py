"""Somebody was faster: who moved what where, in a sentence, and where it lies now."""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _

from places.enums import Kind
from places.errors import Stale
from places.models import Activity, Board, Cluster, Placement

MOVES = (Kind.CARDS_MOVED, Kind.CLUSTER_MADE, Kind.CLUSTER_DISSOLVED)
LOOK_BACK = 200  # activities of one board; older moves are told without a name


def moved_meanwhile(board: Board, photo_ids: Sequence[int], placed: Mapping[int, Placement]) -> Stale:
    """Return the refusal for photos that do not lie where they were seen.

    `details`: board, photo, cluster (None: the tray) and rev of the first, and all of them as `photos`.
    """
    present = [
        {
            "photo": photo,
            "cluster": placed[photo].cluster_id if photo in placed else None,
            "rev": placed[photo].rev if photo in placed else 0,
        }
        for photo in photo_ids
    ]
    first = photo_ids[0]
    lying = placed.get(first)
    sentence = _sentence(_mover(board, first), lying.cluster if lying else None)
    return Stale(sentence, board=board.pk, photos=present, **present[0])


def gone(board_id: int, *, photo: int | None = None, cluster: int | None = None) -> Stale:
    """Return the refusal for a photo that the room no longer sees, or a pile that was dissolved."""
    sentence = _("One of these pictures is no longer here.") if photo else _("That pile is no longer here.")
    return Stale(sentence, board=board_id, photo=photo, cluster=cluster)


def _sentence(who: str, cluster: Cluster | None) -> str:
    if cluster is None:
        return _("%(who)s just took this out of its pile. Move it again?") % {"who": who}
    if not cluster.name:
        return _("%(who)s just moved this to another pile. Move it again?") % {"who": who}
    return _("%(who)s just moved this to %(pile)s. Move it again?") % {"who": who, "pile": cluster.name}


def _mover(board: Board, photo_id: int) -> str:
    log = Activity.objects.select_related("participant").filter(
        workshop_id=board.workshop_id, kind__in=MOVES, data__board=board.pk
    )
    for activity in log.order_by("-revision")[:LOOK_BACK]:
        if any(step[0] == photo_id for step in activity.data.get("photos", [])):
            return activity.participant.first_name if activity.participant else _("Somebody")
    return _("Somebody")
