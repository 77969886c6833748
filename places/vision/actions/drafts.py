"""The first draft of a vision, made of the shared board and people's own words, and the choice of its headline."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Max
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from places.enums import Kind, Origin, Section, Verb
from places.errors import NotNow, Unclear
from places.rules import Actor
from places.vision.methods.drafting import Draft, DraftLine, HeadlineCandidate, Paragraph, first_draft
from places.vision.models import Evidence, Sentence, VisionDraft
from places.vision.queries.draft import HeadlineChoice, draft_inputs, fitting, headline_choices, joined
from places.workshops.actions.action import LogEntry, action
from places.workshops.models.workshop import Workshop
from places.workshops.queries.workshops import facts

QUOTES_EACH = 2  # quotes per cluster, from two tables where possible


@dataclass(frozen=True)
class Drafted:
    """One sentence to be stored, and its evidence (a photo with a quote, or clusters)."""

    section: Section
    text: str
    origin: Origin = Origin.TEMPLATE
    photo_id: int | None = None
    cluster_ids: tuple[int, ...] = ()


@action(Verb.WRITE)
def make(workshop: Workshop, *, actor: Actor, key: str = "") -> LogEntry:
    """Write the first draft in the workshop's language; template sentences wait to be changed or kept.

    Headlines that people wrote or chose before stay above the suggested one. Raises `NotNow` when other sentences
    are there already, or when the shared board has no cluster to draw on.
    """
    standing = Sentence.objects.standing().filter(draft__workshop=workshop)
    if standing.exclude(section=Section.HEADLINE).exists():
        raise NotNow(_("There is a text already. Go on with that one."))
    known = draft_inputs(workshop.pk)
    if not known:
        raise NotNow(_("The shared board is still empty. Put pictures together there first."))
    draft, _made = VisionDraft.objects.get_or_create(workshop=workshop)
    with translation.override(workshop.language):
        text = first_draft(known, language=workshop.language, quotes_each=QUOTES_EACH)
        sentences = list(_sentences(text))
    before = standing.aggregate(last=Max("order"))["last"] or 0
    for order, sentence in enumerate(sentences, start=before + 1):
        _store_sentence(draft, order, sentence)
    return LogEntry(Kind.DRAFT_MADE, draft=draft.pk)


def _store_sentence(draft: VisionDraft, order: int, drafted: Drafted) -> None:
    sentence = Sentence.objects.create(
        draft=draft,
        section=drafted.section,
        text=drafted.text,
        order=order,
        origin=drafted.origin,
        settled=drafted.origin == Origin.QUOTE,
    )
    if drafted.photo_id:
        Evidence.objects.create(sentence=sentence, photo_id=drafted.photo_id, quote=drafted.text)
    for cluster_id in drafted.cluster_ids:
        Evidence.objects.create(sentence=sentence, cluster_id=cluster_id)


def _sentences(draft: Draft) -> Iterable[Drafted]:
    essence = [paragraph for paragraph in draft.paragraphs if paragraph.kind != "story"]
    story = [paragraph for paragraph in draft.paragraphs if paragraph.kind == "story"]
    yield from _headline(draft.headlines, essence)
    for paragraph in essence:
        yield from _said(paragraph, Section.BECAUSE)
    for paragraph in essence:
        label = _value(paragraph.lines, "energy", "label")
        facts = {"label": label or _("something without a name yet")}
        yield Drafted(Section.SO, _so(facts), cluster_ids=(_cluster(paragraph),))
    for paragraph in story:
        yield from _said(paragraph, Section.READINGS)


def _headline(headlines: Iterable[HeadlineCandidate], essence: list[Paragraph]) -> Iterable[Drafted]:
    """The labels with the highest scores, as many as fit into eight words."""
    labels = fitting(next((each.texts for each in headlines if each.kind == "labels"), ()))
    if labels:
        resting = [p for p in essence if _value(p.lines, "label", "label") in labels]
        yield Drafted(Section.HEADLINE, joined(labels), cluster_ids=tuple(_cluster(p) for p in resting))


def _said(paragraph: Paragraph, section: Section) -> Iterable[Drafted]:
    label = _value(paragraph.lines, "label", "label")
    counts = next(line.values for line in paragraph.lines if line.kind == "brought")
    text = _brought(str(label or ""), counts, section)
    yield Drafted(section, text, cluster_ids=(_cluster(paragraph),))
    for line in paragraph.lines:
        if line.kind == "quote":
            card = int(str(line.values["card"]))
            yield Drafted(section, str(line.values["text"]), Origin.QUOTE, photo_id=card)


def _so(facts: Mapping[str, object]) -> str:
    """The template of a commitment: people fill in its blanks."""
    return (
        _(
            "So we will build on this: %(label)s. It has made us …, "
            "and with that we will make … better in health and care."
        )
        % facts
    )


def _brought(label: str, counts: Mapping[str, object], section: Section) -> str:
    people, tables = int(str(counts["people"])), int(str(counts["tables"]))
    facts = {"label": label or _("something without a name yet")}
    facts["people"] = ngettext("%(n)d of us", "%(n)d of us", people) % {"n": people}
    facts["tables"] = ngettext("%(n)d table", "%(n)d tables", tables) % {"n": tables}
    if section == Section.READINGS:
        return _("A story to hear: %(label)s. %(people)s from %(tables)s brought pictures of it.") % facts
    return (
        _("Because here we have this: %(label)s. %(people)s from %(tables)s brought pictures of it.") % facts
    )


def _cluster(paragraph: Paragraph) -> int:
    return int(str(paragraph.cluster))


def _value(lines: Iterable[DraftLine], kind: str, name: str) -> object:
    return next((line.values.get(name) for line in lines if line.kind == kind), None)


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
