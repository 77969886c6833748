"""Weighing: dots that people give, and the one moment in which the room sees them."""

from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from places.actions.admission import admit, done_before
from places.enums import Kind, Lens, PhotoState, Verb
from places.errors import Missing, NotNow, Unclear
from places.lane import written
from places.methods.dots import MOST_ON_ONE, budget
from places.models import Activity, Cluster, Vote
from places.prepared import insert, prepared, prepared_delete
from places.rules import Actor


@written
def cast(*, actor: Actor, cluster_id: int, lens: str, dots: int, key: str = "") -> Activity:
    """Set this person's dots (0, 1 or 2) on one cluster under one lens; they can be changed until the reveal.

    Raises `Unclear` when the dots are more than the lens's budget leaves, `NotNow` after the reveal, `Missing`
    for a cluster that is not on the shared board.
    """
    if first := done_before(actor, key):
        return first
    workshop = admit(actor, Verb.VOTE)
    if workshop.revealed_at:
        raise NotNow(_("The room has already seen the result. Dots can no longer be changed."))
    clusters = {pk for (pk,) in _weighed(actor.workshop_id)}
    if lens not in Lens.values or not 0 <= dots <= MOST_ON_ONE:
        raise Unclear(_("Give one or two dots to a cluster, or none."))
    if cluster_id not in clusters:
        raise Missing
    given = dict(_given(actor.me, lens))
    spent = sum(given[pk] for pk in given.keys() & clusters if pk != cluster_id)
    if dots and spent + dots > budget(len(clusters)):
        raise Unclear(_("You have no dots left for this. Take one back from another cluster first."))
    _set(actor, cluster_id, lens, dots, had=given.get(cluster_id, 0))
    return Activity.record(actor, Kind.VOTED, key=key)


@prepared
def _weighed(workshop_id: int) -> QuerySet[Any]:
    """The clusters that can get dots: those of the shared board that hold a photo the room sees."""
    shared = Cluster.objects.filter(board__workshop_id=workshop_id, board__group=None).order_by()
    return shared.filter(placements__photo__state=PhotoState.BROUGHT).distinct().values_list("pk")


@prepared
def _given(participant_id: int, lens: str) -> QuerySet[Any]:
    """What a person has given under one lens: (cluster, dots)."""
    own = Vote.objects.filter(participant_id=participant_id, lens=lens)
    return own.values_list("cluster_id", "dots")


def _set(actor: Actor, cluster_id: int, lens: str, dots: int, *, had: int) -> None:
    if dots:
        own = {"participant_id": actor.me, "cluster_id": cluster_id, "lens": lens}
        vote = Vote(workshop_id=actor.workshop_id, dots=dots, **own)
        insert(vote, one_per=("participant", "cluster", "lens"))
    elif had:
        _take_back(actor.me, cluster_id, lens)


@prepared_delete
def _take_back(participant_id: int, cluster_id: int, lens: str) -> QuerySet[Vote]:
    return Vote.objects.filter(participant_id=participant_id, cluster_id=cluster_id, lens=lens)


@written
def reveal(*, actor: Actor, key: str = "") -> Activity:
    """Show the room what it weighed, in one moment. From now on dots stay as they are."""
    if first := done_before(actor, key):
        return first
    workshop = admit(actor, Verb.REVEAL)
    if workshop.revealed_at is None:
        workshop.revealed_at = timezone.now()
        workshop.save(update_fields=["revealed_at"])
    return Activity.record(actor, Kind.VOTES_REVEALED, key=key)


@written
def hide(*, actor: Actor, key: str = "") -> Activity:
    """Take the result from the screens and let people change their dots again; no dot is lost."""
    if first := done_before(actor, key):
        return first
    workshop = admit(actor, Verb.REVEAL)
    workshop.revealed_at = None
    workshop.save(update_fields=["revealed_at"])
    return Activity.record(actor, Kind.VOTES_HIDDEN, key=key)
