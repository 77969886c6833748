"""A person's stance on a shared cluster: that's us, not sure, not me."""

from django.utils.translation import gettext as _

from places.enums import Kind, Says, Subject
from places.errors import Missing, NotNow, Unclear
from places.rules import Actor
from places.weighing.actions.ballots import open_weighing, require_counted
from places.weighing.models import Stance
from places.weighing.queries.items import ids
from places.workshops.actions.action import LogEntry, action
from places.workshops.models.workshop import Workshop


@action(open_weighing)
def take(workshop: Workshop, *, actor: Actor, cluster_id: int, says: str, key: str = "") -> LogEntry:
    """Set the actor's stance on a shared cluster, or remove it (empty `says`), until the reveal.

    Raises `Unclear` for another answer, `Missing` for a cluster that is not on the shared board, `NotNow` once
    the room has seen a result.
    """
    if workshop.revealed_at or workshop.themes_revealed_at:
        raise NotNow(_("The room has already seen where it stands. That can no longer be changed."))
    if says and says not in Says.values:
        raise Unclear(_("Choose one of the three answers."))
    if cluster_id not in ids(workshop.pk, Subject.CLUSTERS):
        raise Missing
    require_counted(actor)
    own = Stance.objects.filter(participant_id=actor.me, cluster_id=cluster_id)
    if not says:
        own.delete()
    elif not own.update(says=says, group_id=actor.group_id):
        Stance.objects.create(
            participant_id=actor.me, cluster_id=cluster_id, group_id=actor.group_id, says=says
        )
    return LogEntry(Kind.STANCE_TAKEN)
