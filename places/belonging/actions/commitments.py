"""What people do with their own promises: make one, share it or not, take it back, and say what became of it."""

from django.utils import timezone
from django.utils.translation import gettext as _

from places.belonging.methods.following_up import asked_now
from places.belonging.models.commitments import Commitment, FollowUp
from places.belonging.queries.commitments import MOST_EACH, times_of
from places.database import clock
from places.database.checkpoints import erase_for_good
from places.enums import Kind, PromiseState, Verb
from places.errors import Missing, NotNow, Unclear
from places.rules import Actor
from places.texts import require_text
from places.workshops.actions.action import LogEntry, action
from places.workshops.models.workshop import Workshop
from places.workshops.queries.workshops import facts


@action(Verb.COMMIT)
def commit(workshop: Workshop, *, actor: Actor, text: str, is_shared: bool, key: str = "") -> LogEntry:
    """Keep what this person says that they will do; the room sees it, without their name, when it is shared.

    Raises `Unclear` for an empty or too long text, `NotNow` when they have `MOST_EACH` promises already.
    """
    text = require_text(text, "commitment", empty=_("Write what you will do first. A few words are enough."))
    own = Commitment.objects.filter(workshop=workshop, participant_id=actor.me)
    if own.count() >= MOST_EACH:
        raise NotNow(_("You have promised a lot already. Take one back first if you want to add another."))
    Commitment.objects.create(workshop=workshop, participant_id=actor.me, text=text, is_shared=is_shared)
    return LogEntry(Kind.COMMITMENT_CHANGED)


@action(Verb.CHANGE_OWN)
def share(
    workshop: Workshop, *, actor: Actor, commitment_id: int, is_shared: bool, key: str = ""
) -> LogEntry:
    """Let the room see this promise without a name, or keep it to oneself again. Raises `Missing` for others'."""
    own = _own(workshop, actor, commitment_id)
    own.is_shared = is_shared
    own.save(update_fields=["is_shared"])
    return LogEntry(Kind.COMMITMENT_CHANGED)


@action(Verb.CHANGE_OWN)
def take_back(workshop: Workshop, *, actor: Actor, commitment_id: int, key: str = "") -> LogEntry:
    """Erase a promise of one's own for good, with what was said of it. Raises `Missing` for others'."""
    _own(workshop, actor, commitment_id).delete()
    erase_for_good()
    return LogEntry(Kind.COMMITMENT_CHANGED)


@action(Verb.COMMIT)
def follow_up(workshop: Workshop, *, actor: Actor, commitment_id: int, state: str, key: str = "") -> LogEntry:
    """Say what became of one's own promise, or with an empty `state` nothing, at the asking that has come.

    Raises `NotNow` before the first, `Unclear` for another state, `Missing` for others' promises.
    """
    own = _own(workshop, actor, commitment_id)
    months = asked_now(times_of(facts(workshop)), timezone.localdate())
    if months is None:
        raise NotNow(_("It is too early for this question. We ask you half a year after the workshop."))
    if state and state not in PromiseState.values:
        raise Unclear(_("Choose one of the answers."))
    if state:
        values = {"state": state, "said_at": clock.now()}
        FollowUp.objects.update_or_create(commitment=own, months=months, defaults=values)
    else:
        FollowUp.objects.filter(commitment=own, months=months).delete()
    return LogEntry(Kind.COMMITMENT_FOLLOWED)


def _own(workshop: Workshop, actor: Actor, commitment_id: int) -> Commitment:
    found = Commitment.objects.filter(workshop=workshop, participant_id=actor.me, pk=commitment_id).first()
    if found is None:
        raise Missing
    return found
