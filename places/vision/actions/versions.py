"""Nothing of the vision is lost: sentences are taken out and brought back, and any version can be restored."""

from django.utils.translation import gettext as _

from places.enums import Kind, Origin, PhotoState, Verb
from places.errors import Missing
from places.rules import Actor
from places.vision.actions.conflicts import require_rev, require_words, sentence_of, taken_out
from places.vision.actions.sentences import told
from places.vision.methods.verbatim import still_says
from places.vision.models.vision import Evidence, Sentence
from places.workshops.actions.action import LogEntry, action
from places.workshops.models.workshop import Workshop


@action(Verb.WRITE)
def drop_sentence(workshop: Workshop, *, actor: Actor, sentence_id: int, rev: int, key: str = "") -> LogEntry:
    """Take a sentence out of the text; it can come back with all it rests on.

    Raises `Stale` like `change_sentence` when somebody has changed it since it was read.
    """
    sentence = sentence_of(workshop, sentence_id)
    if sentence.dropped:
        raise Missing(_("This sentence has already been taken out."))
    require_rev(sentence, rev)
    sentence.dropped = True
    sentence.rev += 1
    sentence.save()
    return told(sentence, Kind.SENTENCE_DROPPED)


@action(Verb.WRITE)
def bring_back(
    workshop: Workshop, *, actor: Actor, sentence_id: int, text: str = "", key: str = ""
) -> LogEntry:
    """Put a sentence that was taken out back where it stood; with `text`, in these words.

    When somebody else has brought it back meanwhile: raises `Stale` with both texts if `text` differs from what it
    says now, `Missing` without a text.
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
    return told(sentence, Kind.SENTENCE_ADDED)


@action(Verb.WRITE)
def restore_version(
    workshop: Workshop, *, actor: Actor, sentence_id: int, version_id: int, rev: int, key: str = ""
) -> LogEntry:
    """Let a sentence say again what it said in one of its versions; the present text becomes a version too.

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
    return told(sentence, Kind.SENTENCE_CHANGED)


def _is_withdrawn(sentence: Sentence, text: str) -> bool:
    quotes = (
        Evidence.objects.filter(sentence=sentence).exclude(quote="").exclude(photo__state=PhotoState.BROUGHT)
    )
    return any(still_says(text, quote) for quote in quotes.values_list("quote", flat=True))
