"""What two workshops of one place have in common: themes, shared clusters, promises."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q

from places.belonging.queries.commitments import CommitmentSums, commitment_sums
from places.boards.models import Cluster, Placement
from places.comparison.methods import ClusterWords, matched
from places.comparison.models import PromiseMark
from places.default_words import theme_keys
from places.enums import PhotoState, PromiseState, Section
from places.photos.models import Theme
from places.photos.queries.picture import PICTURE_FIELDS, Pictured
from places.texts import key_of
from places.vision.queries.closing import finished
from places.weighing.queries.items import shown_name
from places.workshops.models.workshop import Workshop
from places.workshops.queries.workshops import WorkshopFacts, by_id

MOST_PICTURES = 4  # of one cluster
PROMISES = (Section.SO, Section.COMMITMENTS)


@dataclass(frozen=True)
class EarlierWorkshop:
    """A workshop that another one of its place can be compared with."""

    id: int
    code: str
    opened_at: datetime
    question: str


@dataclass(frozen=True)
class ComparedTheme:
    """A theme by the number of pictures that carry it in each workshop."""

    name: str
    before: int
    now: int


@dataclass(frozen=True)
class ComparedThemes:
    """Themes that stayed, came and went, each by how many pictures carry them, the most first."""

    stayed: tuple[ComparedTheme, ...]
    came: tuple[ComparedTheme, ...]
    went: tuple[ComparedTheme, ...]


@dataclass(frozen=True)
class ComparedCluster:
    """A shared cluster with some of its pictures."""

    name: str
    photos: int
    pictures: tuple[Pictured, ...]
    words: ClusterWords


@dataclass(frozen=True)
class ClusterPair:
    """Clusters that speak of the same; one is None where the other workshop has none that does."""

    before: ComparedCluster | None
    now: ComparedCluster | None


@dataclass(frozen=True)
class Promise:
    """A promise of the earlier workshop, and what has become of it; None where nobody has said."""

    sentence_id: int
    text: str
    state: PromiseState | None


@dataclass(frozen=True)
class Comparison:
    """Two workshops side by side. `own` counts what people of the earlier one promised themselves.

    `same_language` is False where words cannot be matched.
    """

    before: WorkshopFacts
    themes: ComparedThemes
    pairs: tuple[ClusterPair, ...]
    promises: tuple[Promise, ...]
    promises_now: tuple[str, ...]
    own: CommitmentSums
    same_language: bool


def earlier(workshop: WorkshopFacts, leader_id: int) -> list[EarlierWorkshop]:
    """Return the workshops of the same place that were opened before this one, newest first."""
    rows = Workshop.objects.open_to(leader_id).filter(place_id=workshop.place_id)
    before = rows.filter(Q(opened_at__lt=workshop.opened_at) & ~Q(pk=workshop.id))
    return [EarlierWorkshop(row.pk, row.code, row.opened_at, row.asked) for row in before]


def compared(before_id: int, now: WorkshopFacts) -> Comparison | None:
    """Return the comparison of an earlier workshop with `now`; None when there is no such workshop any more."""
    before = by_id(before_id)
    if before is None:
        return None
    old, new = _clusters(before.id), _clusters(now.id)
    same = before.language == now.language
    return Comparison(
        before=before,
        themes=_themes(before.id, now.id),
        pairs=_pairs(old, new, now.language if same else None),
        promises=_promises(before.id),
        promises_now=tuple(text for _sentence, text in _promised(now.id)),
        own=commitment_sums(before),
        same_language=same,
    )


def promise_of(workshop_id: int, sentence_id: int) -> bool:
    """Whether this sentence is one of a workshop's promises."""
    return any(sentence == sentence_id for sentence, _text in _promised(workshop_id))


def _themes(before_id: int, now_id: int) -> ComparedThemes:
    carried = Count("themed_photos", filter=Q(themed_photos__content_object__state=PhotoState.BROUGHT))
    both = Theme.objects.filter(workshop__in=(before_id, now_id)).annotate(number=carried)
    rows = both.filter(number__gt=0).order_by("pk")
    counts: dict[str, dict[int, int]] = defaultdict(dict)
    names: dict[str, str] = {}
    for workshop_id, name, number in rows.values_list("workshop", "name", "number"):
        key = min(theme_keys(name))
        counts[key][workshop_id] = counts[key].get(workshop_id, 0) + number
        names[key] = name
    found = [
        ComparedTheme(names[key], each.get(before_id, 0), each.get(now_id, 0)) for key, each in counts.items()
    ]
    found.sort(key=lambda theme: (-theme.before - theme.now, key_of(theme.name)))
    return ComparedThemes(
        tuple(theme for theme in found if theme.before and theme.now),
        tuple(theme for theme in found if not theme.before),
        tuple(theme for theme in found if not theme.now),
    )


def _clusters(workshop_id: int) -> list[ComparedCluster]:
    """Return the shared clusters that hold photos, in the board's order. Two queries."""
    clusters = list(Cluster.objects.standing().filter(board__workshop_id=workshop_id, board__group=None))
    placed = Placement.objects.filter(cluster__in=clusters, photo__state=PhotoState.BROUGHT).order_by(
        "order", "pk"
    )
    photos: dict[int, list[dict[str, object]]] = defaultdict(list)
    fields = [f"photo__{name}" for name in (*PICTURE_FIELDS, "essence", "belonging")]
    for row in placed.values("cluster", *fields):
        photos[row["cluster"]].append({name.removeprefix("photo__"): value for name, value in row.items()})
    return [_compared(cluster, photos[cluster.pk]) for cluster in clusters if photos[cluster.pk]]


def _compared(cluster: Cluster, photos: list[dict[str, object]]) -> ComparedCluster:
    pictures = [Pictured(**{name: row[name] for name in PICTURE_FIELDS}) for row in photos if row["key"]]  # type: ignore[arg-type] # values of these columns
    texts = tuple(f"{row['essence']} {row['belonging']}" for row in photos)
    words = ClusterWords(cluster.name, texts)
    return ComparedCluster(shown_name(cluster.name), len(photos), tuple(pictures[:MOST_PICTURES]), words)


def _pairs(
    old: list[ComparedCluster], new: list[ComparedCluster], language: str | None
) -> tuple[ClusterPair, ...]:
    """Return matched clusters first, then those of now, then those of before that have no match."""
    matches = (
        matched([each.words for each in old], [each.words for each in new], language) if language else ()
    )
    taken_old, taken_new = {match.first for match in matches}, {match.second for match in matches}
    return (
        *(ClusterPair(old[match.first], new[match.second]) for match in matches),
        *(ClusterPair(None, each) for place, each in enumerate(new) if place not in taken_new),
        *(ClusterPair(each, None) for place, each in enumerate(old) if place not in taken_old),
    )


def _promises(workshop_id: int) -> tuple[Promise, ...]:
    promised = _promised(workshop_id)
    states = _states(sentence for sentence, _text in promised)
    return tuple(Promise(sentence, text, states.get(sentence)) for sentence, text in promised)


def _states(sentence_ids: Iterable[int]) -> dict[int, PromiseState]:
    rows = PromiseMark.objects.filter(sentence__in=list(sentence_ids))
    return {sentence: PromiseState(state) for sentence, state in rows.values_list("sentence", "state")}


def _promised(workshop_id: int) -> list[tuple[int, str]]:
    """Return what the kept text of a workshop promises: what it will do, and what people said they can do."""
    text = finished(workshop_id, unkept=False)
    parts = [part for part in text.parts if part.section in PROMISES]
    return [(each.id, each.text) for part in parts for each in part.sentences if not each.is_heading]
