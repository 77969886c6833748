"""The vision's sentences: written, changed, accepted, moved and dropped by people, several at once."""

from django.db.models import Max
from django.utils.translation import gettext as _

from places.actions.admission import admit, done_before
from places.enums import Kind, Origin, Section, Verb
from places.errors import Missing, Stale
from places.lane import written
from places.models import Activity, Sentence, VisionDraft
from places.rules import Actor
from places.texts import require_text


def _sentence(actor: Actor, sentence_id: int) -> Sentence:
    found = Sentence.objects.filter(pk=sentence_id, draft__workshop_id=actor.workshop_id).first()
    if found is None:
        raise Missing(_("This sentence is no longer there."))
    return found


def _require_rev(sentence: Sentence, rev: int) -> None:
    if sentence.rev != rev:
        raise Stale(
            _(
                "Somebody changed this sentence just now. Here are both texts: choose, or bring them together."
            ),
            of=sentence.pk,
            rev=sentence.rev,
            text=sentence.text,
        )


@written
def add_sentence(*, actor: Actor, section: str, text: str, key: str = "") -> Activity:
    """Put a new sentence at the end of a section. Raises `Unclear` for an empty or too long text."""
    if first := done_before(actor, key):
        return first
    admit(actor, Verb.WRITE)
    if section not in Section.values:
        raise Missing
    text = require_text(text, "sentence", empty=_("Please write the sentence first."))
    draft, _made = VisionDraft.objects.get_or_create(workshop_id=actor.workshop_id)
    last = draft.sentences.filter(section=section).aggregate(last=Max("order"))["last"]
    sentence = Sentence.objects.create(draft=draft, section=section, text=text, order=(last or 0) + 1)
    return Activity.record(actor, Kind.SENTENCE_ADDED, key=key, sentence=sentence.pk)


@written
def change_sentence(*, actor: Actor, sentence_id: int, text: str, rev: int, key: str = "") -> Activity:
    """Give a sentence a new text. It is the person's from now on, no longer a template's.

    `rev` is the state that the person read: raises `Stale` (with the present text and rev in `details`) when
    it has changed since, so that neither text is lost.
    """
    if first := done_before(actor, key):
        return first
    admit(actor, Verb.WRITE)
    sentence = _sentence(actor, sentence_id)
    text = require_text(text, "sentence", empty=_("A sentence needs words. Drop it if it should go."))
    _require_rev(sentence, rev)
    if text != sentence.text:
        sentence.text, sentence.origin = text, Origin.HUMAN
    sentence.settled = True
    sentence.rev += 1
    sentence.save()
    return Activity.record(actor, Kind.SENTENCE_CHANGED, key=key, sentence=sentence.pk)


@written
def settle_sentence(*, actor: Actor, sentence_id: int, rev: int, key: str = "") -> Activity:
    """Accept a suggested sentence as it stands. Raises `Stale` like `change_sentence`."""
    if first := done_before(actor, key):
        return first
    admit(actor, Verb.WRITE)
    sentence = _sentence(actor, sentence_id)
    _require_rev(sentence, rev)
    sentence.settled = True
    sentence.rev += 1
    sentence.save()
    return Activity.record(actor, Kind.SENTENCE_CHANGED, key=key, sentence=sentence.pk)


@written
def move_sentence(*, actor: Actor, sentence_id: int, up: bool, key: str = "") -> Activity:
    """Let a sentence change places with its neighbour in the same section; at the end it stays."""
    if first := done_before(actor, key):
        return first
    admit(actor, Verb.WRITE)
    sentence = _sentence(actor, sentence_id)
    row = list(Sentence.objects.filter(draft_id=sentence.draft_id, section=sentence.section))
    here = row.index(sentence)
    there = here + (-1 if up else 1)
    if 0 <= there < len(row):
        row[here], row[there] = row[there], row[here]
    for order, each in enumerate(row, start=1):
        if each.order != order:
            each.order = order
            each.save_without_historical_record()  # type: ignore[attr-defined]  # simple-history adds it
    return Activity.record(actor, Kind.SENTENCE_MOVED, key=key, sentence=sentence.pk)


@written
def drop_sentence(*, actor: Actor, sentence_id: int, rev: int, key: str = "") -> Activity:
    """Take a sentence out of the text; its versions stay in the history. Raises `Stale` like `change_sentence`."""
    if first := done_before(actor, key):
        return first
    admit(actor, Verb.WRITE)
    sentence = _sentence(actor, sentence_id)
    _require_rev(sentence, rev)
    dropped = sentence.pk
    sentence.delete()
    return Activity.record(actor, Kind.SENTENCE_DROPPED, key=key, sentence=dropped)


@written
def bring_back(*, actor: Actor, sentence_id: int, key: str = "") -> Activity:
    """Put a dropped sentence back as it was, at the end of its section, without its evidence."""
    if first := done_before(actor, key):
        return first
    admit(actor, Verb.WRITE)
    draft = VisionDraft.objects.filter(workshop_id=actor.workshop_id).first()
    version = (
        Sentence.history.filter(id=sentence_id, draft_id=draft.pk if draft else 0)
        .order_by("-history_id")
        .first()
    )
    if draft is None or version is None or Sentence.objects.filter(pk=sentence_id).exists():
        raise Missing(_("This sentence cannot be brought back."))
    last = draft.sentences.filter(section=version.section).aggregate(last=Max("order"))["last"]
    Sentence.objects.create(
        pk=sentence_id,
        draft=draft,
        section=version.section,
        text=version.text,
        origin=version.origin,
        settled=version.settled,
        order=(last or 0) + 1,
        rev=version.rev + 1,
    )
    return Activity.record(actor, Kind.SENTENCE_ADDED, key=key, sentence=sentence_id)
