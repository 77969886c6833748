"""What people answer in the rounds: alone, changed as often as they like until the room sees the result."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from places.actions.admission import admit, done_before
from places.actions.meeting import require_headline
from places.enums import Kind, Phase, RoundKind, Verb
from places.errors import Missing, NotNow, Unclear
from places.lane import written
from places.models import Activity, Headline, MissingNote, Reaction, Round, Score, Sentence
from places.rules import Actor
from places.texts import require_text

QUESTIONS = {RoundKind.SWAP: ("here",), RoundKind.MIRROR: ("place", "self"), RoundKind.CONSENT: ("consent",)}


@written
def react(
    *, actor: Actor, kind: str, sentence_id: int | None, answers: Mapping[str, int], key: str = ""
) -> Activity:
    """Answer a round's questions (1: yes, 0: no) about one sentence, or about the whole text (`sentence_id` None).

    Raises `NotNow` while the round is not open, `Unclear` for a question that is not asked or left out,
    `Missing` for a sentence that is not in this text.
    """
    if first := done_before(actor, key):
        return first
    found = _open_round(actor, kind)
    questions = QUESTIONS.get(RoundKind(kind), ())
    if not questions or set(answers) != set(questions) or not set(answers.values()) <= {0, 1}:
        raise Unclear(_("Choose one of the answers."))
    if (sentence_id is None) != (kind == RoundKind.CONSENT):
        raise Missing
    sentence = _sentence(actor, sentence_id) if sentence_id is not None else None
    for question, value in answers.items():
        Reaction.objects.update_or_create(
            round=found,
            participant_id=actor.me,
            sentence=sentence,
            question=question,
            defaults={"value": value, "rev": sentence.rev if sentence else 0},
        )
    return Activity.record(actor, Kind.ROUND_ANSWERED, key=key, round=kind)


@written
def note_missing(*, actor: Actor, text: str, key: str = "") -> Activity:
    """Keep what this person finds missing in the text, as part of the consent round; an empty text takes it back."""
    if first := done_before(actor, key):
        return first
    found = _open_round(actor, RoundKind.CONSENT)
    text = require_text(text, "words", lines=True)
    if text:
        MissingNote.objects.update_or_create(round=found, participant_id=actor.me, defaults={"text": text})
    else:
        MissingNote.objects.filter(round=found, participant_id=actor.me).delete()
    return Activity.record(actor, Kind.ROUND_ANSWERED, key=key, round=RoundKind.CONSENT.value)


@written
def write_headline(*, actor: Actor, text: str, key: str = "") -> Activity:
    """Write one's own headline, of at most eight words, or change it while headlines are written.

    Raises `Unclear` for an empty one or one of more words, `NotNow` when the scoring has begun.
    """
    if first := done_before(actor, key):
        return first
    found = _round(actor, RoundKind.HEADLINES)
    if found is None or found.phase != Phase.WRITING:
        raise NotNow(_("The headlines are not being written just now."))
    text = require_text(text, "headline", empty=_("Write a few words first."))
    require_headline(text)
    Headline.objects.update_or_create(
        participant_id=actor.me, defaults={"text": text, "workshop_id": actor.workshop_id}
    )
    return Activity.record(actor, Kind.ROUND_ANSWERED, key=key, round=RoundKind.HEADLINES.value)


@written
def score(*, actor: Actor, headline_id: int, points: int, key: str = "") -> Activity:
    """Give a headline that was dealt to this person 1 to 5 points.

    Raises `Missing` for one that was not dealt to them, `Unclear` for other points, `NotNow` when it is over.
    """
    if first := done_before(actor, key):
        return first
    _open_round(actor, RoundKind.HEADLINES)
    if not 1 <= points <= 5:
        raise Unclear(_("Choose one of the answers."))
    dealt = Score.objects.filter(participant_id=actor.me, headline_id=headline_id)
    if not dealt.update(points=points):
        raise Missing
    return Activity.record(actor, Kind.ROUND_ANSWERED, key=key, round=RoundKind.HEADLINES.value)


def _round(actor: Actor, kind: str) -> Round | None:
    admit(actor, Verb.ANSWER_ROUND)
    return Round.objects.filter(workshop_id=actor.workshop_id, kind=kind).first()


def _open_round(actor: Actor, kind: str) -> Round:
    found = _round(actor, kind)
    if found is None or found.phase == Phase.WRITING:
        raise NotNow(_("This round is not open yet."))
    if found.phase == Phase.SHOWN:
        raise NotNow(_("The room has already seen the result. Answers can no longer be changed."))
    return found


def _sentence(actor: Actor, sentence_id: int) -> Sentence:
    here = Sentence.objects.standing().filter(draft__workshop_id=actor.workshop_id)
    found = here.filter(pk=sentence_id).first()
    if found is None:
        raise Missing(_("This sentence is no longer there."))
    return found
