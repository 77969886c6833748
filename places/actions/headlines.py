"""The headline is the first sentence of its section: a candidate is put there when it is chosen."""

from django.utils.translation import gettext as _

from places.actions.admission import admit, done_before
from places.enums import Kind, Origin, Section, Verb
from places.errors import Unclear
from places.lane import written
from places.models import Activity, Evidence, Sentence, VisionDraft
from places.queries.headlines import HeadlineChoice, headline_choices
from places.queries.workshops import facts
from places.rules import Actor


@written
def take(*, actor: Actor, text: str, key: str = "") -> Activity:
    """Let one of `headline_choices` be the headline. Raises `Unclear` for any other text."""
    if first := done_before(actor, key):
        return first
    workshop = admit(actor, Verb.WRITE)
    choice = next((each for each in headline_choices(facts(workshop)) if each.text == text), None)
    if choice is None:
        raise Unclear(_("This headline is no longer among those to choose from."))
    sentence = put_first(workshop.pk, choice)
    return record_headline(actor, sentence, key)


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


def record_headline(actor: Actor, sentence: Sentence, key: str) -> Activity:
    """Record that this sentence is the headline now."""
    facts = {"sentence": sentence.pk, "rev": sentence.rev, "section": str(sentence.section), "first": True}
    return Activity.record(actor, Kind.SENTENCE_ADDED, key=key, **facts)
