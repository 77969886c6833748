"""Sentences of the vision: added, changed, accepted, moved, taken out, brought back, and restored from a version."""

from django.db.models import Max
from django.utils.translation import gettext as _

from places.enums import Kind, Origin, PhotoState, Section, Verb
from places.errors import Missing
from places.rules import Actor
from places.vision.actions import order
from places.vision.actions.conflicts import require_rev, require_words, sentence_of, taken_out
from places.vision.actions.evidence import copy_evidence
from places.vision.methods.differences import still_says
from places.vision.models import Acceptance, Evidence, Sentence, VisionDraft
from places.workshops.actions.action import LogEntry, action
from places.workshops.models.workshop import Workshop

ACCEPTANCES = 2  # people who have to accept what a language model suggested


@action(Verb.WRITE)
def add_sentence(
    workshop: Workshop,
    *,
    actor: Actor,
    section: str,
    text: str,
    below: int | None = None,
    paragraph: int | None = None,
    key: str = "",
) -> LogEntry:
    """Put a new sentence at the end of a section, right below another sentence, or at the end of a paragraph.

    `below` and `paragraph` (its heading) are ids of sentences: what these rest on, the new one rests on too. A
    headline goes above suggested ones that nobody has accepted. Raises `Unclear` for an empty or too long text, and
    for a headline of more than eight words.
    """
    if section not in Section.values:
        raise Missing
    text = require_words(section, text, empty=_("Please write the sentence first."))
    draft, _made = VisionDraft.objects.get_or_create(workshop=workshop)
    last = draft.sentences.filter(section=section).aggregate(last=Max("order"))["last"]
    sentence = Sentence.objects.create(draft=draft, section=section, text=text, order=(last or 0) + 1)
    beside = draft.sentences.filter(pk=(paragraph if below is None else below) or 0).first()
    if beside is not None:
        order.put_below(sentence, order.end_of_paragraph(beside) if below is None else beside)
        copy_evidence(beside, sentence)
    elif section == Section.HEADLINE:
        order.put_above_suggestions(sentence)
    return LogEntry(Kind.SENTENCE_ADDED, sentence=sentence.pk, rev=sentence.rev, section=section)


@action(Verb.WRITE)
def change_sentence(
    workshop: Workshop, *, actor: Actor, sentence_id: int, text: str, rev: int, key: str = ""
) -> LogEntry:
    """Give a sentence a new text. Its origin is a human from now on.

    `rev` is the state that the person read. Raises `Stale` (with the present `text` and `rev` in `details`) when it
    has changed since, or (with `gone` in `details`) when it was taken out meanwhile.
    """
    sentence = sentence_of(workshop, sentence_id)
    empty = _("A sentence needs words. Take it out if it should go.")
    text = require_words(sentence.section, text, empty=empty)
    if sentence.dropped:
        raise taken_out(sentence)
    require_rev(sentence, rev, writing=True)
    rewrite(sentence, text)
    return sentence_entry(sentence, Kind.SENTENCE_CHANGED)


@action(Verb.WRITE)
def settle_sentence(
    workshop: Workshop, *, actor: Actor, sentence_id: int, rev: int, key: str = ""
) -> LogEntry:
    """Accept a suggested sentence; a language model's needs two people. Raises `Stale` like `change_sentence`."""
    sentence = sentence_of(workshop, sentence_id)
    if sentence.dropped:
        raise taken_out(sentence)
    require_rev(sentence, rev)
    waits = sentence.origin == Origin.MODEL and not sentence.settled
    if not waits or _accepted_by_two(actor, sentence):
        rewrite(sentence, sentence.text)
    return sentence_entry(sentence, Kind.SENTENCE_CHANGED)


@action(Verb.WRITE)
def move_sentence(workshop: Workshop, *, actor: Actor, sentence_id: int, up: bool, key: str = "") -> LogEntry:
    """Swap a sentence with its neighbour in the same section; at either end nothing changes."""
    sentence = sentence_of(workshop, sentence_id)
    row = list(Sentence.objects.standing().filter(draft_id=sentence.draft_id, section=sentence.section))
    if sentence not in row:
        raise Missing(_("This sentence is no longer there."))
    here = row.index(sentence)
    there = here + (-1 if up else 1)
    if 0 <= there < len(row):
        row[here], row[there] = row[there], row[here]
    order.number(row)
    return sentence_entry(sentence, Kind.SENTENCE_MOVED)


def rewrite(sentence: Sentence, text: str) -> None:
    """Save `text` as the sentence's next state; a changed text has a human as its origin."""
    if text != sentence.text:
        sentence.text, sentence.origin = text, Origin.HUMAN
    sentence.settled = True
    sentence.rev += 1
    sentence.save()


def _accepted_by_two(actor: Actor, sentence: Sentence) -> bool:
    """Record that this person accepts a model's sentence; return whether two people have."""
    by = {"participant_id": actor.participant_id} if actor.participant_id else {"leader_id": actor.leader_id}
    Acceptance.objects.get_or_create(sentence=sentence, **by)
    return sentence.acceptances.count() >= ACCEPTANCES


def sentence_entry(sentence: Sentence, kind: Kind) -> LogEntry:
    """Return the log entry of an act on a sentence, with its present rev."""
    return LogEntry(kind, sentence=sentence.pk, rev=sentence.rev)


@action(Verb.WRITE)
def drop_sentence(workshop: Workshop, *, actor: Actor, sentence_id: int, rev: int, key: str = "") -> LogEntry:
    """Take a sentence out of the text; it can be brought back with its evidence.

    Raises `Stale` like `change_sentence` when somebody has changed it since it was read.
    """
    sentence = sentence_of(workshop, sentence_id)
    if sentence.dropped:
        raise Missing(_("This sentence has already been taken out."))
    require_rev(sentence, rev)
    sentence.dropped = True
    sentence.rev += 1
    sentence.save()
    return sentence_entry(sentence, Kind.SENTENCE_DROPPED)


@action(Verb.WRITE)
def bring_back(
    workshop: Workshop, *, actor: Actor, sentence_id: int, text: str = "", key: str = ""
) -> LogEntry:
    """Put a sentence that was taken out back in its place; with `text`, with this new text.

    When it was brought back meanwhile: raises `Stale` with both texts if `text` differs from its present text,
    `Missing` without a text.
    """
    sentence = sentence_of(workshop, sentence_id)
    text = require_words(sentence.section, text)
    if not sentence.dropped:
        if not text:
            raise Missing(_("This sentence is already back."))
        require_rev(sentence, sentence.rev if text == sentence.text else 0, writing=True)
    if text and text != sentence.text:
        sentence.text, sentence.origin, sentence.settled = text, Origin.HUMAN, True
    sentence.dropped = False
    sentence.rev += 1
    sentence.save()
    return sentence_entry(sentence, Kind.SENTENCE_ADDED)


@action(Verb.WRITE)
def restore_version(
    workshop: Workshop, *, actor: Actor, sentence_id: int, version_id: int, rev: int, key: str = ""
) -> LogEntry:
    """Restore the text of one of the sentence's versions; the present text becomes a version too.

    Raises `Stale` like `change_sentence`, and `Missing` for words that their owner has taken back.
    """
    sentence = sentence_of(workshop, sentence_id)
    version = Sentence.history.filter(id=sentence.pk, history_id=version_id).first()
    if version is None or _is_withdrawn(sentence, version.text):
        raise Missing(_("This version is no longer there."))
    if sentence.dropped:
        raise taken_out(sentence)
    require_rev(sentence, rev, writing=True)
    if version.text != sentence.text:
        sentence.text, sentence.origin, sentence.settled = version.text, version.origin, True
        sentence.rev += 1
        sentence.save()
    return sentence_entry(sentence, Kind.SENTENCE_CHANGED)


def _is_withdrawn(sentence: Sentence, text: str) -> bool:
    quoted = Evidence.objects.filter(sentence=sentence).exclude(quote="")
    withdrawn = quoted.exclude(photo__state=PhotoState.BROUGHT)
    return any(still_says(text, quote) for quote in withdrawn.values_list("quote", flat=True))
