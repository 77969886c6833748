"""The vision: its sentences in order, each with its evidence."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from places.enums import Origin, PhotoState, Section
from places.vision.methods.differences import still_says
from places.vision.models import Acceptance, Evidence, Sentence
from places.vision.queries.evidence_photos import EvidenceView, Voice, evidence_of
from places.vision.queries.lamps import Lamps


@dataclass(frozen=True)
class SentenceView:
    """One sentence with its evidence and counts.

    `closed`: it is made of words that their owner has taken back, and `text` is empty. `lamps` is None
    where the text is not judged: participants' own words, and promises. `accepted` counts who has accepted what a
    language model suggested.
    """

    id: int
    section: Section
    text: str
    rev: int
    origin: Origin
    settled: bool
    closed: bool
    evidence: tuple[EvidenceView, ...] = field(default=())
    lamps: Lamps | None = None
    accepted: int = 0

    @property
    def voices(self) -> tuple[Voice, ...]:
        """Each photo of its evidence once, including those of clusters, without withdrawn ones."""
        found = {voice.photo_id: voice for part in self.evidence for voice in part.voices if not voice.gone}
        return tuple(found.values())

    @property
    def withdrawn(self) -> bool:
        """Whether something it rested on has been taken back by its owner."""
        return any(part.gone for part in self.evidence)

    @property
    def quoted(self) -> Voice | None:
        """Whose words a quoted sentence is."""
        quotes = [part.voices[0] for part in self.evidence if part.quote and part.voices]
        return quotes[0] if quotes and self.origin == Origin.QUOTE else None

    @property
    def quotes(self) -> tuple[EvidenceView, ...]:
        """The quotes of a sentence that is not a quote itself."""
        return tuple(part for part in self.evidence if part.quote and part.quote != self.text)

    def rests_on(self) -> str:
        """Return "Rests on 9 photos from 7 people at 4 tables." or what is missing, in the active language."""
        voices = self.voices
        if not voices:
            return _("Evidence withdrawn.") if self.withdrawn else _("No voice yet.")
        people = len({voice.participant_id for voice in voices})
        tables = len({voice.group_id for voice in voices if voice.group_id})
        parts = {
            "photos": ngettext("%(n)d photo", "%(n)d photos", len(voices)) % {"n": len(voices)},
            "people": ngettext("%(n)d person", "%(n)d people", people) % {"n": people},
            "tables": ngettext("%(n)d table", "%(n)d tables", tables) % {"n": tables},
        }
        if not tables:
            return _("Rests on %(photos)s from %(people)s.") % parts
        return _("Rests on %(photos)s from %(people)s at %(tables)s.") % parts


@dataclass(frozen=True)
class SectionView:
    """One part of the vision with its sentences in order."""

    section: Section
    sentences: tuple[SentenceView, ...]


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
    """Return the sentences of the text, in reading order, without those that are `closed`. Two queries."""
    taken_back: dict[int, list[str]] = defaultdict(list)
    linked = Evidence.objects.filter(sentence__draft__workshop_id=workshop_id, photo__isnull=False)
    for sentence_id, quote in linked.exclude(photo__state=PhotoState.BROUGHT).values_list(
        "sentence", "quote"
    ):
        taken_back[sentence_id].append(quote)
    standing = Sentence.objects.standing().filter(draft__workshop_id=workshop_id)
    rows = [row for row in standing if not _is_closed(row, taken_back.get(row.pk, ()))]
    return sorted(rows, key=lambda row: Section.values.index(row.section))


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
    return any(row.origin == Origin.QUOTE or still_says(row.text, quote) for quote in taken_back)


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
    )
