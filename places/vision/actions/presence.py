"""Presence in a sentence: a lease of 30 seconds that is renewed; it locks nothing.

No Activity is recorded: who was in which sentence is not kept, and each line of the log is a revision that is sent to
every phone. The live stream reads the leases themselves (docs/decisions/0020-writing-together.md).
"""

import datetime
import functools
from typing import Any

from django.db import transaction
from django.db.models import Q

from places.database import clock
from places.database.writing import written
from places.enums import Verb
from places.errors import Missing
from places.live import commit_signal
from places.rules import Actor
from places.vision.models import Presence, Sentence
from places.workshops.actions.action import admit, lock

LEASE = datetime.timedelta(seconds=30)


@written
def come(*, actor: Actor, sentence_id: int) -> None:
    """Take or renew the lease on a sentence for 30 seconds, and delete expired leases. Raises `Missing`."""
    admit(actor, Verb.WRITE)
    here = Sentence.objects.standing().filter(pk=sentence_id, draft__workshop_id=actor.workshop_id)
    if not here.exists():
        raise Missing
    now = clock.now()
    Presence.objects.filter(sentence__draft__workshop_id=actor.workshop_id, until__lt=now).delete()
    _made, is_new = Presence.objects.update_or_create(
        sentence_id=sentence_id, **_who(actor), defaults={"until": now + LEASE}
    )
    if is_new:
        _notify(actor)


@written
def go(*, actor: Actor, sentence_id: int) -> None:
    """Give up the lease on a sentence; doing so twice changes nothing."""
    lock(actor.workshop_id)
    own = Presence.objects.filter(Q(**_who(actor)), sentence_id=sentence_id)
    gone, _each = own.filter(sentence__draft__workshop_id=actor.workshop_id).delete()
    if gone:
        _notify(actor)


def _who(actor: Actor) -> dict[str, Any]:
    """The owner of the lease; a leader who has joined is their participant."""
    if actor.participant_id:
        return {"participant_id": actor.participant_id, "leader_id": None}
    return {"participant_id": None, "leader_id": actor.leader_id}


def _notify(actor: Actor) -> None:
    transaction.on_commit(functools.partial(commit_signal.notify, actor.workshop_id))
