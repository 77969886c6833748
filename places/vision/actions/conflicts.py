"""Conflicts: two people change one sentence, and the later change is refused with both texts, so that none is lost."""

from django.utils.translation import gettext as _

from places.enums import Kind, Section
from places.errors import Missing, Stale, Unclear
from places.texts import require_text
from places.vision.methods.drafting import HEADLINE_WORDS
from places.vision.models import Sentence
from places.workshops.models.activity import Activity
from places.workshops.models.workshop import Workshop


def sentence_of(workshop: Workshop, sentence_id: int) -> Sentence:
    """Return a sentence of the workshop, taken out or not. Raises `Missing` for any other."""
    found = Sentence.objects.filter(pk=sentence_id, draft__workshop=workshop).first()
    if found is None:
        raise Missing(_("This sentence is no longer there."))
    return found


def require_words(section: str, text: str, *, empty: str | None = None) -> str:
    """Return a sentence's cleaned text.

    Raises `Unclear` when it is too long, a headline of more than eight words, or empty while `empty` is given.
    """
    cleaned = require_text(text, "sentence", empty=empty)
    if section == Section.HEADLINE:
        require_headline(cleaned)
    return cleaned


def require_headline(text: str) -> None:
    """Raise `Unclear` when a headline's cleaned text has more than eight words."""
    if len(text.split()) > HEADLINE_WORDS:
        raise Unclear(_("A headline has at most eight words."))


def require_rev(sentence: Sentence, rev: int, *, writing: bool = False) -> None:
    """Raise `Stale`, with the present text and rev, when `rev` is not the sentence's present state.

    `writing`: whether the person has sent a text of their own, so that there are two to choose from.
    """
    if sentence.rev == rev:
        return
    if writing:
        said = _(
            "%(who)s changed this sentence just now. Here are both texts: choose, or bring them together."
        )
    else:
        said = _("%(who)s changed this sentence just now. Look at it again, then decide.")
    who = _last(sentence, Kind.SENTENCE_CHANGED) or _("Somebody")
    raise Stale(
        said % {"who": who},
        of=sentence.pk,
        rev=sentence.rev,
        text=sentence.text,
        section=str(sentence.section),
    )


def taken_out(sentence: Sentence) -> Stale:
    """Return the refusal for a text whose sentence was taken out meanwhile."""
    who = _last(sentence, Kind.SENTENCE_DROPPED) or _("Somebody")
    said = _("%(who)s took this sentence out just now. Your text is not lost.") % {"who": who}
    return Stale(said, of=sentence.pk, rev=sentence.rev, text=sentence.text, gone=True)


def _last(sentence: Sentence, kind: Kind) -> str:
    lines = Activity.objects.filter(
        workshop_id=sentence.draft.workshop_id, kind=kind, data__sentence=sentence.pk
    )
    names = lines.order_by("-revision").values_list("participant__first_name", "leader__first_name")
    participant, leader = next(iter(names[:1]), ("", ""))
    return participant or leader or ""
