"""Accepting a shared cluster: from then on nothing in it changes by itself, only by people's hands."""

from places.actions.admission import admit, done_before
from places.actions.staleness import gone
from places.enums import Kind, Verb
from places.errors import Unclear
from places.lane import written
from places.models import Activity, Cluster
from places.rules import Actor


@written
def accept(*, actor: Actor, cluster_id: int, on: bool = True, key: str = "") -> Activity:
    """Accept a shared cluster as it is, with its photos and its name, or open it again.

    Accepting twice is as accepting once. Raises `Stale` when the cluster has gone meanwhile, `Unclear` for an
    empty one.
    """
    if first := done_before(actor, key):
        return first
    admit(actor, Verb.SORT_SHARED)
    shared = Cluster.objects.standing().filter(board__workshop_id=actor.workshop_id, board__group=None)
    cluster = shared.filter(pk=cluster_id).first()
    if cluster is None:
        board = shared.values_list("board", flat=True).first()
        raise gone(board or 0, cluster=cluster_id)
    if on and not cluster.placements.exists():
        raise Unclear
    cluster.accepted = on
    cluster.rev = max(cluster.rev, 1) if on else cluster.rev  # the name it has now is a person's choice
    cluster.save(update_fields=["accepted", "rev"])
    return Activity.record(
        actor, Kind.CLUSTER_ACCEPTED, key=key, board=cluster.board_id, cluster=cluster.pk, on=on
    )
