"""The evidence of sentences with its photos: their owners, their words, and whether they may leave the room."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from places.boards.models import Cluster, Placement
from places.codes import show_code
from places.enums import People, PhotoAudience, PhotoState
from places.people.models import Group
from places.photos.models import Photo
from places.vision.models import Evidence

SHARED = (PhotoAudience.REPORT, PhotoAudience.PUBLIC)


@dataclass(frozen=True)
class Voice:
    """One photo. `shareable` when its owner agreed to a report; `gone` when the room no longer sees it: then its
    words and picture are left out. `reference` is the code by which people
    outside name the picture, as they read it.
    """

    photo_id: int
    key: str
    width: int
    height: int
    see: str
    essence: str
    belonging: str
    first_name: str
    symbol: str
    table: str
    participant_id: int
    group_id: int | None
    shareable: bool
    gone: bool
    reference: str = ""

    @property
    def label(self) -> str:
        """The alternative text of the picture."""
        return self.see or self.essence

    @property
    def texts(self) -> tuple[str, ...]:
        """Its owner's own words."""
        return tuple(text for text in (self.essence, self.belonging) if text)

    @property
    def quotable(self) -> tuple[str, ...]:
        """The words that may be quoted verbatim: those of an owner who agreed to a report."""
        return self.texts if self.shareable else ()


@dataclass(frozen=True)
class EvidenceView:
    """One piece of evidence: a photo (`cluster_id` is None), or a cluster with all its photos.

    `names` are all that the cluster is called, by the room and by tables.
    `quote` are the words of the photo's owner that are quoted. When the photo is gone it is empty, and
    `taken_back` holds them: not shown, only used to check whether a text still contains them.
    """

    id: int
    quote: str
    voices: tuple[Voice, ...]
    cluster_id: int | None = None
    cluster_name: str = ""
    names: tuple[str, ...] = ()
    taken_back: str = field(default="", repr=False)

    @property
    def gone(self) -> bool:
        """Whether it has been taken back by its owner, or hidden."""
        return any(voice.gone for voice in self.voices)


def evidence_of(sentence_ids: Iterable[int]) -> dict[int, tuple[EvidenceView, ...]]:
    """Return the evidence of each of these sentences. Three queries."""
    linked = Evidence.objects.filter(sentence__in=list(sentence_ids))
    evidence = list(linked.select_related("cluster__merged_into__merged_into"))
    members = _members(_standing(each.cluster).pk for each in evidence if each.cluster)
    wanted = {each.photo_id for each in evidence if each.photo_id}
    voices = voices_of(wanted.union(*members.values()))
    found: dict[int, list[EvidenceView]] = defaultdict(list)
    for each in evidence:
        found[each.sentence_id].append(_view(each, members, voices))
    return {sentence_id: tuple(views) for sentence_id, views in found.items()}


def _standing(cluster: Cluster) -> Cluster:
    """The cluster that this one was merged into, or itself."""
    while cluster.merged_into:
        cluster = cluster.merged_into
    return cluster


def _members(cluster_ids: Iterable[int]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    placed = Placement.objects.filter(cluster__in=list(cluster_ids), photo__isnull=False)
    for cluster_id, photo_id in placed.values_list("cluster_id", "photo_id"):
        found[cluster_id].append(photo_id)
    return found


def _view(each: Evidence, members: Mapping[int, list[int]], voices: Mapping[int, Voice]) -> EvidenceView:
    if each.cluster:
        cluster = _standing(each.cluster)
        behind = (voices[photo] for photo in members.get(cluster.pk, ()) if photo in voices)
        called = (cluster.name, *(one["name"] for one in cluster.also_called))
        seen = tuple(voice for voice in behind if not voice.gone)
        return EvidenceView(each.pk, "", seen, cluster.pk, cluster.name, tuple(filter(None, called)))
    own = tuple(voices[photo] for photo in (each.photo_id or 0,) if photo in voices)
    if any(voice.gone for voice in own):
        return EvidenceView(each.pk, "", own, taken_back=each.quote)
    return EvidenceView(each.pk, each.quote, own)


def voices_of(photo_ids: Iterable[int]) -> dict[int, Voice]:
    """Return these photos as voices, by their id. One query, without making a row object of each."""
    rows = Photo.objects.filter(pk__in=list(photo_ids)).values_list(*_FIELDS)
    return {row[0]: _made(row) for row in rows}


def voice(photo: Photo) -> Voice:
    """Return `photo` as a voice (participant and group must be loaded with it)."""
    owner = photo.participant
    own = [getattr(photo, name) for name in _OWN]
    return _made((*own, owner.pk, owner.first_name, owner.symbol, owner.group_id, _name(owner.group)))


_OWN = (
    *("pk", "state", "audience", "people", "key", "width", "height"),
    *("see", "essence", "belonging", "reference"),
)
_FIELDS = (
    *_OWN,
    "participant_id",
    "participant__first_name",
    "participant__symbol",
    "participant__group_id",
    "participant__group__name",
)


def _name(group: Group | None) -> str:
    return group.name if group else ""


def _made(row: Sequence[Any]) -> Voice:
    """`row` holds the values of `_FIELDS`."""
    pk, state, audience, people, key, width, height, *said, person, name, symbol, group_id, table = row
    gone = state != PhotoState.BROUGHT
    *words, reference = said
    see, essence, belonging = ("", "", "") if gone else words
    return Voice(
        photo_id=pk,
        key="" if gone else key,
        width=width,
        height=height,
        see=see,
        essence=essence,
        belonging=belonging,
        first_name=name,
        symbol=symbol,
        table=table or "",
        participant_id=person,
        group_id=group_id,
        shareable=not gone and audience in SHARED and people != People.UNASKED,
        gone=gone,
        reference=show_code(reference),
    )
