"""A headline taken from the candidates: it comes first, with what it rests on; the others stay below it."""

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
    """Let one of `headline_choices` stand first in the headline. Raises `Unclear` for any other text."""
    if first := done_before(actor, key):
        return first
    workshop = admit(actor, Verb.WRITE)
    choice = next((each for each in headline_choices(facts(workshop)) if each.text == text), None)
    if choice is None:
        raise Unclear(_("This headline is no longer among those to choose from."))
    draft, _made = VisionDraft.objects.get_or_create(workshop=workshop)
    sentence = _store(draft, choice)
    return Activity.record(
        actor, Kind.SENTENCE_ADDED, key=key, sentence=sentence.pk, rev=sentence.rev, section=sentence.section
    )


def _store(draft: VisionDraft, choice: HeadlineChoice) -> Sentence:
    row = draft.sentences.filter(section=Section.HEADLINE)
    for each in reversed(row):
        each.order += 1
        each.save_without_historical_record()  # type: ignore[attr-defined]  # simple-history adds it
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
