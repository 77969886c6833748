"""Writing down what one thinks about one of the questions at the end: for oneself, or for the room to read."""

from places.belonging.models.reflections import Reflection
from places.database.checkpoints import erase_for_good
from places.enums import Kind, Question, Verb
from places.errors import Missing
from places.rules import Actor
from places.texts import require_text
from places.workshops.actions.action import LogEntry, action
from places.workshops.models.workshop import Workshop


@action(Verb.COMMIT)
def reflect(
    workshop: Workshop, *, actor: Actor, question: str, text: str, is_shared: bool, key: str = ""
) -> LogEntry:
    """Keep a person's own words on a question; the room reads them, without a name, when they are shared.

    An empty text erases what they had written. Raises `Missing` for an unknown question, `Unclear` for a long text.
    """
    if question not in Question.values:
        raise Missing
    text = require_text(text, "words", lines=True)
    own = Reflection.objects.filter(workshop=workshop, participant_id=actor.me, question=question)
    if text:
        values = {"text": text, "is_shared": is_shared, "workshop": workshop}
        Reflection.objects.update_or_create(participant_id=actor.me, question=question, defaults=values)
    elif own.exists():
        own.delete()
        erase_for_good()
    return LogEntry(Kind.REFLECTED, question=question)
