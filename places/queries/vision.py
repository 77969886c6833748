"""The vision as people read it: sentences in order, each with what it rests on."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from places.enums import Audience, Origin, People, PhotoState, Section
from places.models import Evidence, Photo, Placement, Sentence


@dataclass(frozen=True)
class Voice:
    """One photo behind a sentence. `quote` is its owner's words in the sentence; `gone` when no longer shown."""

    photo_id: int
    key: str
    width: int
    height: int
    see: str
    essence: str
    first_name: str
    symbol: str
    table: str
    participant_id: int
    group_id: int | None
    shareable: bool
    gone: bool

    @property
    def label(self) -> str:
        """What a screen reader says for the picture."""
        return self.see or self.essence


@dataclass(frozen=True)
class EvidenceView:
    """One piece of evidence: a photo (`cluster_id` is None), or a cluster with all its photos."""

    id: int
    quote: str
    voices: tuple[Voice, ...]
    cluster_id: int | None = None
    cluster_name: str = ""


@dataclass(frozen=True)
class SentenceView:
    """One sentence with its evidence, and the counts that stand under it."""

    id: int
    section: Section
    text: str
    rev: int
    origin: Origin
    settled: bool
    evidence: tuple[EvidenceView, ...] = field(default=())

    @property
    def voices(self) -> tuple[Voice, ...]:
        """Every photo it rests on, once, those of clusters included, without the withdrawn."""
        found = {voice.photo_id: voice for part in self.evidence for voice in part.voices if not voice.gone}
        return tuple(found.values())

    @property
    def withdrawn(self) -> bool:
        """Whether something it rested on has been taken back by its owner."""
        return any(voice.gone for part in self.evidence for voice in part.voices)

    @property
    def quoted(self) -> Voice | None:
        """Whose words a quoted sentence is."""
        quotes = [part.voices[0] for part in self.evidence if part.quote and part.voices]
        return quotes[0] if quotes and self.origin == Origin.QUOTE else None

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
    """Return all four sections, empty ones too. Four queries, however many sentences and photos."""
    sentences = Sentence.objects.filter(draft__workshop_id=workshop_id)
    views = _views(sentences)
    return tuple(
        SectionView(section, tuple(view for view in views if view.section == section)) for section in Section
    )


def sentence(workshop_id: int, sentence_id: int) -> SentenceView | None:
    """Return one sentence with its evidence, or None."""
    views = _views(Sentence.objects.filter(draft__workshop_id=workshop_id, pk=sentence_id))
    return views[0] if views else None


def before(workshop_id: int, sentence_id: int) -> int | None:
    """Return the id of the sentence that stands before this one in its section, or None when it is the first."""
    this = Sentence.objects.filter(draft__workshop_id=workshop_id, pk=sentence_id).first()
    if this is None:
        return None
    row = list(this.draft.sentences.filter(section=this.section).values_list("pk", flat=True))
    here = row.index(this.pk)
    return row[here - 1] if here else None


def resting_on(workshop_id: int, photo_id: int) -> list[int]:
    """Return the ids of the sentences that rest on this photo, by itself or in a cluster."""
    ours = Q(photo=photo_id) | Q(cluster__placements__photo=photo_id)
    evidence = Evidence.objects.filter(ours, sentence__draft__workshop_id=workshop_id)
    return list(evidence.order_by("sentence_id").values_list("sentence_id", flat=True).distinct())


def _views(sentences: Iterable[Sentence]) -> list[SentenceView]:
    rows = list(sentences)
    evidence = Evidence.objects.filter(sentence__in=[row.pk for row in rows]).select_related("cluster")
    behind = _evidence(list(evidence))
    return [
        SentenceView(
            row.pk,
            Section(row.section),
            row.text,
            row.rev,
            Origin(row.origin),
            row.settled,
            tuple(behind[row.pk]),
        )
        for row in rows
    ]


def _evidence(evidence: list[Evidence]) -> dict[int, list[EvidenceView]]:
    clusters = [each.cluster_id for each in evidence if each.cluster_id]
    members: dict[int, list[int]] = defaultdict(list)
    for cluster_id, photo_id in Placement.objects.filter(
        cluster__in=clusters, photo__isnull=False
    ).values_list("cluster_id", "photo_id"):
        members[cluster_id].append(photo_id)
    wanted = {each.photo_id for each in evidence if each.photo_id} | {
        p for row in members.values() for p in row
    }
    voices = _voices(wanted)
    found: dict[int, list[EvidenceView]] = defaultdict(list)
    for each in evidence:
        photos = members[each.cluster_id] if each.cluster_id else [each.photo_id]
        name = each.cluster.name if each.cluster else ""
        behind = tuple(voices[photo] for photo in photos if photo in voices)
        if each.cluster_id:
            behind = tuple(voice for voice in behind if not voice.gone)
        found[each.sentence_id].append(EvidenceView(each.pk, each.quote, behind, each.cluster_id, name))
    return found


def _voices(photo_ids: Iterable[int]) -> dict[int, Voice]:
    photos = Photo.objects.filter(pk__in=list(photo_ids)).select_related("participant__group")
    return {photo.pk: voice(photo) for photo in photos}


def voice(photo: Photo) -> Voice:
    """Return `photo` as evidence (participant and group must be loaded with it).

    A photo that is hidden or withdrawn gives neither its words nor its picture.
    """
    gone = photo.state != PhotoState.BROUGHT
    owner = photo.participant
    return Voice(
        photo_id=photo.pk,
        key="" if gone else photo.key,
        width=photo.width,
        height=photo.height,
        see="" if gone else photo.see,
        essence="" if gone else photo.essence,
        first_name=owner.first_name,
        symbol=owner.symbol,
        table=owner.group.name if owner.group else "",
        participant_id=owner.pk,
        group_id=owner.group_id,
        shareable=not gone
        and photo.audience in (Audience.REPORT, Audience.PUBLIC)
        and photo.people != People.UNASKED,
        gone=gone,
    )
