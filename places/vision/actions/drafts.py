"""The first draft of a vision, made of the shared board and people's own words, and the choice of its headline."""

from django.db.models import Max
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from places.enums import Kind, Origin, Section, Verb
from places.errors import NotNow, Unclear
from places.rules import Actor
from places.vision.actions.draft_text import Drafted
from places.vision.actions.draft_text import sentences as draft_sentences
from places.vision.methods.drafting import HEADLINE_WORDS, first_draft
from places.vision.models import Evidence, Sentence, VisionDraft
from places.vision.queries.draft import HeadlineChoice, draft_material, headline_choices
from places.workshops.actions.action import LogEntry, action
from places.workshops.models.workshop import Workshop
from places.workshops.queries.workshops import facts

NOTHING_TO_SAY = gettext_lazy(
    "A first draft needs names of piles, or words that may be quoted. There are none yet. "
    "Write the first sentence here together, or go back and name the piles."
)


@action(Verb.WRITE)
def make(workshop: Workshop, *, actor: Actor, key: str = "") -> LogEntry:
    """Write the first draft in the workshop's language; sentences that it proposes wait to be changed or kept.

    It proposes a headline only where there is none. Raises `NotNow` when other sentences are there already, when the
    shared board has no cluster to draw on, or when no pile has a name and nobody's words may be quoted.
    """
    standing = Sentence.objects.standing().filter(draft__workshop=workshop)
    if standing.exclude(section=Section.HEADLINE).exists():
        raise NotNow(_("There is a text already. Go on with that one."))
    drafted = _drafted(workshop)
    draft, _made = VisionDraft.objects.get_or_create(workshop=workshop)
    before = standing.aggregate(last=Max("order"))["last"]
    for order, sentence in enumerate(drafted, start=(before or 0) + 1):
        if sentence.section != Section.HEADLINE or (before is None and _is_headline(sentence.text)):
            _store_sentence(draft, order, sentence)
    return LogEntry(Kind.DRAFT_MADE, draft=draft.pk)


def _drafted(workshop: Workshop) -> list[Drafted]:
    with translation.override(workshop.language):
        material = draft_material(facts(workshop))
    if not material.inputs and not material.lone:
        raise NotNow(_("The shared board is still empty. Put pictures together there first."))
    text = first_draft(
        material.inputs, language=workshop.language, sorting=material.sorting, lone=material.lone
    )
    with translation.override(workshop.language):
        found = list(draft_sentences(text, workshop.place.name, material.tables, material.different))
    if not found:
        raise NotNow(NOTHING_TO_SAY)
    return found


def _is_headline(text: str) -> bool:
    return len(text.split()) <= HEADLINE_WORDS


def _store_sentence(draft: VisionDraft, order: int, drafted: Drafted) -> None:
    is_quote = drafted.origin == Origin.QUOTE
    sentence = Sentence.objects.create(
        draft=draft,
        section=drafted.section,
        text=drafted.text,
        order=order,
        origin=drafted.origin,
        settled=is_quote or drafted.is_heading,
        is_heading=drafted.is_heading,
    )
    for photo_id in drafted.photo_ids:
        quote = drafted.text if is_quote else ""
        Evidence.objects.create(sentence=sentence, photo_id=photo_id, quote=quote)
    for cluster_id in drafted.cluster_ids:
        Evidence.objects.create(sentence=sentence, cluster_id=cluster_id)


@action(Verb.WRITE)
def choose_headline(workshop: Workshop, *, actor: Actor, text: str, key: str = "") -> LogEntry:
    """Make one of `headline_choices` the headline. Raises `Unclear` for any other text."""
    choice = next((each for each in headline_choices(facts(workshop)) if each.text == text), None)
    if choice is None:
        raise Unclear(_("This headline is no longer among those to choose from."))
    sentence = put_first(workshop.pk, choice)
    return headline_entry(sentence)


def put_first(workshop_id: int, choice: HeadlineChoice) -> Sentence:
    """Make `choice` the first sentence of the headline section; the others stay below it.

    A sentence with this text is moved up when there is one, and becomes accepted.
    """
    draft, _made = VisionDraft.objects.get_or_create(workshop_id=workshop_id)
    row = list(Sentence.objects.standing().filter(draft=draft, section=Section.HEADLINE))
    sentence = next((each for each in row if each.text == choice.text), None) or _store_headline(
        draft, choice
    )
    if not sentence.settled:
        sentence.settled, sentence.rev = True, sentence.rev + 1
        sentence.save()
    for order, each in enumerate([sentence, *(other for other in row if other != sentence)]):
        if each.order != order:
            each.order = order
            each.save_without_historical_record()  # type: ignore[attr-defined]  # simple-history adds it
    return sentence


def _store_headline(draft: VisionDraft, choice: HeadlineChoice) -> Sentence:
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
    """Return the log entry for a sentence that has become the headline."""
    facts = {"sentence": sentence.pk, "rev": sentence.rev, "section": str(sentence.section), "first": True}
    return LogEntry(Kind.SENTENCE_ADDED, **facts)
