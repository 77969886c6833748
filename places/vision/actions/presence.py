"""Being in a sentence: a lease of half a minute that is renewed, never a lock.

No Activity is recorded: who looked at which sentence is nobody's history, and each line of the log is a revision that
every phone has to follow. The live stream reads the leases themselves (docs/decisions/0020-writing-together.md).
"""

import datetime
import functools
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from places.database.writing import written
from places.enums import Verb
from places.errors import Missing
from places.live import commit_signal
from places.rules import Actor
from places.vision.models import Presence, Sentence
from places.workshops.actions.action import admit

LEASE = datetime.timedelta(seconds=30)


@written
def come(*, actor: Actor, sentence_id: int) -> None:
    """Be in a sentence for the next 30 seconds; come again to stay. Leases that have run out are cleared away."""
    admit(actor, Verb.WRITE)
    here = Sentence.objects.standing().filter(pk=sentence_id, draft__workshop_id=actor.workshop_id)
    if not here.exists():
        raise Missing
    now = timezone.now()
    Presence.objects.filter(sentence__draft__workshop_id=actor.workshop_id, until__lt=now).delete()
    _made, is_new = Presence.objects.update_or_create(
        sentence_id=sentence_id, **_who(actor), defaults={"until": now + LEASE}
    )
    if is_new:
        _ring(actor)


@written
def go(*, actor: Actor, sentence_id: int) -> None:
    """Leave a sentence; leaving twice changes nothing."""
    own = Presence.objects.filter(Q(**_who(actor)), sentence_id=sentence_id)
    gone, _each = own.filter(sentence__draft__workshop_id=actor.workshop_id).delete()
    if gone:
        _ring(actor)


def _who(actor: Actor) -> dict[str, Any]:
    """A leader who has joined writes as the participant they are."""
    if actor.participant_id:
        return {"participant_id": actor.participant_id, "leader_id": None}
    return {"participant_id": None, "leader_id": actor.leader_id}


def _ring(actor: Actor) -> None:
    transaction.on_commit(functools.partial(commit_signal.notify, actor.workshop_id))
