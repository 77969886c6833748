"""The vision: its sentences in order, each with its evidence."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from django.db.models import Q

from places.enums import Origin, PhotoState, Section
from places.vision.methods.differences import still_says
from places.vision.models import Acceptance, Evidence, Sentence
from places.vision.queries.evidence_photos import EvidenceView, evidence_of
from places.vision.queries.sentence_views import BLANK, SectionView, SentenceView
from places.vision.queries.versions import ERASED


def vision(workshop_id: int) -> tuple[SectionView, ...]:
    """Return all five sections, empty ones too, without lamps. Four queries, however many sentences and photos."""
    views = _views(Sentence.objects.standing().filter(draft__workshop_id=workshop_id))
    return tuple(
        SectionView(section, tuple(view for view in views if view.section == section)) for section in Section
    )


def headline_of(sections: Iterable[SectionView]) -> SentenceView | None:
    """Return the vision's headline: the first sentence of its section that may be read; None when there is none."""
    rows = (each for part in sections if part.section == Section.HEADLINE for each in part.sentences)
    return next((each for each in rows if not each.closed), None)


def headline_text(workshop_id: int) -> str:
    """Return the headline's text, or an empty string. Two queries."""
    rows = [each for each in readable(workshop_id) if each.section == Section.HEADLINE]
    return rows[0].text if rows else ""


def sentence(workshop_id: int, sentence_id: int) -> SentenceView | None:
    """Return one sentence of the text, with its evidence but without lamps, or None."""
    views = _views(Sentence.objects.standing().filter(draft__workshop_id=workshop_id, pk=sentence_id))
    return views[0] if views else None


def readable(workshop_id: int) -> list[Sentence]:
    """Return the sentences of the text, in reading order, without headings and `closed` ones. Two queries."""
    taken_back: dict[int, list[str]] = defaultdict(list)
    linked = Evidence.objects.filter(sentence__draft__workshop_id=workshop_id, photo__isnull=False)
    for sentence_id, quote in linked.exclude(photo__state=PhotoState.BROUGHT).values_list(
        "sentence", "quote"
    ):
        taken_back[sentence_id].append(quote)
    standing = Sentence.objects.standing().filter(draft__workshop_id=workshop_id, is_heading=False)
    rows = [row for row in standing if not _is_closed(row, taken_back.get(row.pk, ()))]
    return sorted(rows, key=lambda row: Section.values.index(row.section))


def with_erased_words(workshop_id: int) -> list[int]:
    """Return the ids of the sentences in which words that were taken back are left out."""
    standing = Sentence.objects.standing().filter(draft__workshop_id=workshop_id, text__contains=ERASED)
    return list(standing.values_list("pk", flat=True))


def resting_on(workshop_id: int, photo_id: int) -> list[int]:
    """Return the ids of the sentences with this photo as evidence, by itself or in a cluster."""
    ours = Q(photo=photo_id) | Q(cluster__placements__photo=photo_id)
    evidence = Evidence.objects.filter(
        ours, sentence__draft__workshop_id=workshop_id, sentence__dropped=False
    )
    return list(evidence.order_by("sentence_id").values_list("sentence_id", flat=True).distinct())


def _views(sentences: Iterable[Sentence]) -> list[SentenceView]:
    rows = list(sentences)
    behind = evidence_of(row.pk for row in rows)
    suggested = [row.pk for row in rows if row.origin == Origin.MODEL]
    accepted = Acceptance.objects.filter(sentence__in=suggested) if suggested else Acceptance.objects.none()
    counts = Counter(accepted.values_list("sentence_id", flat=True))
    return [_view(row, behind.get(row.pk, ()), counts[row.pk]) for row in rows]


def _is_closed(row: Sentence, taken_back: Iterable[str]) -> bool:
    """Whether a sentence consists of, or still contains, words whose photos are taken back or hidden."""
    nothing_left = row.origin == Origin.QUOTE or row.text.strip() == BLANK
    return any(nothing_left or still_says(row.text, quote) for quote in taken_back)


def _view(row: Sentence, evidence: tuple[EvidenceView, ...], accepted: int) -> SentenceView:
    closed = _is_closed(row, (part.taken_back for part in evidence if part.gone))
    return SentenceView(
        id=row.pk,
        section=Section(row.section),
        text="" if closed else row.text,
        rev=row.rev,
        origin=Origin(row.origin),
        settled=row.settled,
        closed=closed,
        evidence=evidence,
        accepted=accepted,
        is_heading=row.is_heading,
    )
