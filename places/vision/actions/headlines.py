"""The headline is the first sentence of its section: a candidate is put there when it is chosen."""

from django.utils.translation import gettext as _

from places.enums import Kind, Origin, Section, Verb
from places.errors import Unclear
from places.rules import Actor
from places.vision.models.vision import Evidence, Sentence, VisionDraft
from places.vision.queries.headlines import HeadlineChoice, headline_choices
from places.workshops.actions.action import LogEntry, action
from places.workshops.models.workshop import Workshop
from places.workshops.queries.workshops import facts


@action(Verb.WRITE)
def take(workshop: Workshop, *, actor: Actor, text: str, key: str = "") -> LogEntry:
    """Let one of `headline_choices` be the headline. Raises `Unclear` for any other text."""
    choice = next((each for each in headline_choices(facts(workshop)) if each.text == text), None)
    if choice is None:
        raise Unclear(_("This headline is no longer among those to choose from."))
    sentence = put_first(workshop.pk, choice)
    return headline_entry(sentence)


def put_first(workshop_id: int, choice: HeadlineChoice) -> Sentence:
    """Make `choice` the first sentence of the headline section; what stood there stays below it.

    A text that stands there already is moved up, and counts as accepted.
    """
    draft, _made = VisionDraft.objects.get_or_create(workshop_id=workshop_id)
    row = list(Sentence.objects.standing().filter(draft=draft, section=Section.HEADLINE))
    sentence = next((each for each in row if each.text == choice.text), None) or _store(draft, choice)
    if not sentence.settled:
        sentence.settled, sentence.rev = True, sentence.rev + 1
        sentence.save()
    for order, each in enumerate([sentence, *(other for other in row if other != sentence)]):
        if each.order != order:
            each.order = order
            each.save_without_historical_record()  # type: ignore[attr-defined]  # simple-history adds it
    return sentence


def _store(draft: VisionDraft, choice: HeadlineChoice) -> Sentence:
    sentence = Sentence.objects.create(
        draft=draft,
        section=Section.HEADLINE,
        text=choice.text,
        order=0,
        origin=Origin.QUOTE if choice.photo_id else Origin.HUMAN,
    )
    if choice.photo_id:
        Evidence.objects.create(sentence=sentence, photo_id=choice.photo_id, quote=choice.text)
    for cluster_id in choice.cluster_ids:
        Evidence.objects.create(sentence=sentence, cluster_id=cluster_id)
    return sentence


def headline_entry(sentence: Sentence) -> LogEntry:
    """Return what the log says when this sentence is the headline now."""
    facts = {"sentence": sentence.pk, "rev": sentence.rev, "section": str(sentence.section), "first": True}
    return LogEntry(Kind.SENTENCE_ADDED, **facts)
