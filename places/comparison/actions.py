"""Saying what has become of a promise."""

from django.utils.translation import gettext as _

from places.comparison.models import PromiseMark
from places.comparison.queries import promise_of
from places.enums import Kind, PromiseState, Verb
from places.errors import Missing, Unclear
from places.rules import Actor
from places.workshops.actions.action import LogEntry, action
from places.workshops.models.workshop import Workshop


@action(Verb.CHANGE_WORKSHOP)
def mark_promise(
    workshop: Workshop, *, actor: Actor, sentence_id: int, state: str, key: str = ""
) -> LogEntry:
    """Say that a promise of this workshop is kept, on the way or not yet, or with an empty `state` say nothing of it.

    For leaders. Raises `Missing` for what is no promise of the kept text, `Unclear` for another state.
    """
    if not promise_of(workshop.pk, sentence_id):
        raise Missing
    if state and state not in PromiseState.values:
        raise Unclear(_("Choose one of the answers."))
    if state:
        values = {"state": state, "leader_id": actor.leader_id}
        PromiseMark.objects.update_or_create(sentence_id=sentence_id, defaults=values)
    else:
        PromiseMark.objects.filter(sentence_id=sentence_id).delete()
    return LogEntry(Kind.PROMISE_MARKED, sentence=sentence_id, state=state)
