"""Choosing names for the shared clusters: each person one of the tables' names, hidden until the team shows them."""

from django.utils.translation import gettext as _

from places.boards.actions.conflicts import gone
from places.boards.models import Board, Cluster
from places.consensus.methods.labels import name_key
from places.consensus.models import NameVote
from places.enums import Kind, Verb
from places.errors import NotNow, Unclear
from places.rules import Actor
from places.workshops.actions.action import LogEntry, action
from places.workshops.models.workshop import Workshop


@action(Verb.CHOOSE_NAME)
def choose_name(workshop: Workshop, *, actor: Actor, cluster_id: int, name: str, key: str = "") -> LogEntry:
    """Choose one of the names that tables gave to a shared cluster; an empty one takes the choice back.

    It can be changed until the choices are shown. Raises `Stale` when the cluster has gone, `Unclear` for a name
    that no table gave it, `NotNow` once all have seen the choices.
    """
    cluster = _shared(workshop, cluster_id)
    if cluster.board.proposal.get("names_shown"):
        raise NotNow(_("The room has already seen which names were chosen."))
    own = NameVote.objects.filter(cluster=cluster, participant_id=actor.me)
    if not name:
        own.delete()
    else:
        given = {name_key(one["name"]): one["name"] for one in cluster.also_called}
        if name_key(name) not in given:
            raise Unclear(_("No table uses that name here any more. Please choose another."))
        NameVote.objects.update_or_create(
            cluster=cluster, participant_id=actor.me, defaults={"name": given[name_key(name)]}
        )
    return LogEntry(Kind.NAME_CHOSEN, board=cluster.board_id, cluster=cluster.pk)


@action(Verb.SORT_SHARED)
def show_names(workshop: Workshop, *, actor: Actor, on: bool, key: str = "") -> LogEntry:
    """Show everybody how often each name was chosen, for all clusters at once; or hide it and let people choose on.

    Raises `NotNow` where there is no shared board.
    """
    board = Board.objects.filter(workshop=workshop, group=None).first()
    if board is None:
        raise NotNow
    board.proposal["names_shown"] = on
    board.save(update_fields=["proposal"])
    return LogEntry(Kind.NAMES_SHOWN if on else Kind.NAMES_HIDDEN, board=board.pk)


def _shared(workshop: Workshop, cluster_id: int) -> Cluster:
    shared = (
        Cluster.objects.standing().select_related("board").filter(board__workshop=workshop, board__group=None)
    )
    cluster = shared.filter(pk=cluster_id).first()
    if cluster is None:
        raise gone(0, cluster=cluster_id)
    return cluster
