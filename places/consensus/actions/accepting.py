"""Accept a shared cluster: from then on only people change it, no new proposal does."""

from places.boards.actions.conflicts import gone
from places.boards.models import Cluster
from places.enums import Kind, Verb
from places.errors import Unclear
from places.rules import Actor
from places.workshops.actions.action import LogEntry, action
from places.workshops.models.workshop import Workshop


@action(Verb.SORT_SHARED)
def accept(workshop: Workshop, *, actor: Actor, cluster_id: int, on: bool = True, key: str = "") -> LogEntry:
    """Accept a shared cluster as it is, with its photos and its name, or open it again.

    Accepting twice has no further effect. Raises `Stale` when the cluster has gone meanwhile, `Unclear` for an
    empty one.
    """
    shared = Cluster.objects.standing().filter(board__workshop=workshop, board__group=None)
    cluster = shared.filter(pk=cluster_id).first()
    if cluster is None:
        board = shared.values_list("board", flat=True).first()
        raise gone(board or 0, cluster=cluster_id)
    if on and not cluster.placements.exists():
        raise Unclear
    cluster.accepted = on
    cluster.rev = max(cluster.rev, 1) if on else cluster.rev  # the name it has now is a person's choice
    cluster.save(update_fields=["accepted", "rev"])
    return LogEntry(Kind.CLUSTER_ACCEPTED, board=cluster.board_id, cluster=cluster.pk, on=on)
