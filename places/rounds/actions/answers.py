"""People's answers in the rounds, each by themselves; they can be changed until the result is shown."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from places.enums import Kind, Phase, RoundKind, Verb
from places.errors import Missing, NotNow, Unclear
from places.rounds.models import Headline, MissingNote, Reaction, Round
from places.rules import Actor
from places.texts import require_text
from places.vision.actions.conflicts import require_headline
from places.vision.models import Sentence
from places.workshops.actions.action import LogEntry, action
from places.workshops.models.workshop import Workshop

QUESTIONS = {RoundKind.SWAP: ("here",), RoundKind.MIRROR: ("place", "self"), RoundKind.CONSENT: ("consent",)}


@action(Verb.ANSWER_ROUND)
def react(
    workshop: Workshop,
    *,
    actor: Actor,
    kind: str,
    sentence_id: int | None,
    answers: Mapping[str, int],
    key: str = "",
) -> LogEntry:
    """Answer a round's questions (1: yes, 0: no) about one sentence, or about the whole text (`sentence_id` None).

    Raises `NotNow` while the round is not open, `Unclear` for a question that is not asked or left out,
    `Missing` for a sentence that is not in this text.
    """
    found = taking_answers(workshop, kind)
    questions = QUESTIONS.get(RoundKind(kind), ())
    if not questions or set(answers) != set(questions) or not set(answers.values()) <= {0, 1}:
        raise Unclear(_("Choose one of the answers."))
    if (sentence_id is None) != (kind == RoundKind.CONSENT):
        raise Missing
    sentence = _sentence(workshop, sentence_id) if sentence_id is not None else None
    for question, value in answers.items():
        Reaction.objects.update_or_create(
            round=found,
            participant_id=actor.me,
            sentence=sentence,
            question=question,
            defaults={"value": value, "rev": sentence.rev if sentence else 0},
        )
    return LogEntry(Kind.ROUND_ANSWERED, round=kind)


@action(Verb.ANSWER_ROUND)
def note_missing(workshop: Workshop, *, actor: Actor, text: str, key: str = "") -> LogEntry:
    """Keep what this person finds missing in the text, as part of the consent round; an empty text takes it back."""
    found = taking_answers(workshop, RoundKind.CONSENT)
    text = require_text(text, "words", lines=True)
    if text:
        MissingNote.objects.update_or_create(round=found, participant_id=actor.me, defaults={"text": text})
    else:
        MissingNote.objects.filter(round=found, participant_id=actor.me).delete()
    return LogEntry(Kind.ROUND_ANSWERED, round=RoundKind.CONSENT.value)


@action(Verb.ANSWER_ROUND)
def write_headline(workshop: Workshop, *, actor: Actor, text: str, key: str = "") -> LogEntry:
    """Write one's own headline, of at most eight words, or change it while headlines are written.

    Raises `Unclear` for an empty one or one of more words, `NotNow` when the scoring has begun.
    """
    found = _round(workshop, RoundKind.HEADLINES)
    if found is None or found.phase != Phase.WRITING:
        raise NotNow(_("The headlines are not being written just now."))
    text = require_text(text, "headline", empty=_("Write a few words first."))
    require_headline(text)
    Headline.objects.update_or_create(participant_id=actor.me, defaults={"text": text, "workshop": workshop})
    return LogEntry(Kind.ROUND_ANSWERED, round=RoundKind.HEADLINES.value)


def _round(workshop: Workshop, kind: str) -> Round | None:
    return Round.objects.filter(workshop=workshop, kind=kind).first()


def taking_answers(workshop: Workshop, kind: str) -> Round:
    """Return the round that takes answers now. Raises `NotNow` when it is not open, or its result was shown."""
    found = _round(workshop, kind)
    if found is None or found.phase == Phase.WRITING:
        raise NotNow(_("This round is not open yet."))
    if found.phase == Phase.SHOWN:
        raise NotNow(_("The room has already seen the result. Answers can no longer be changed."))
    return found


def _sentence(workshop: Workshop, sentence_id: int) -> Sentence:
    here = Sentence.objects.standing().filter(draft__workshop=workshop)
    found = here.filter(pk=sentence_id).first()
    if found is None:
        raise Missing(_("This sentence is no longer there."))
    return found
