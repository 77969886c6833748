"""Evidence to choose from: the shared clusters and the photos that the room sees, most similar in words first."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from places.boards.models import Cluster, Placement
from places.enums import PhotoState
from places.photos.models import Photo
from places.texts import fold
from places.vision.methods.tokens import content_stems
from places.vision.queries.evidence_photos import Voice, voice
from places.vision.queries.own_words import own_words
from places.vision.queries.sentence_views import SentenceView
from places.workshops.queries.workshops import WorkshopFacts

MOST = 48
PICTURES_OF_A_CLUSTER = 3


@dataclass(frozen=True)
class ClusterChoice:
    """One shared cluster; `evidence_id` when the sentence links it. `keys` are of up to three of its pictures."""

    id: int
    name: str
    photos: int
    keys: tuple[str, ...]
    evidence_id: int | None


@dataclass(frozen=True)
class PhotoChoice:
    """One photo; `evidence_id` when it is linked to the sentence by itself, `quote` the words quoted.

    `heard`: whether its owner is behind the text already.
    """

    voice: Voice
    evidence_id: int | None
    quote: str
    heard: bool


@dataclass(frozen=True)
class Choices:
    """What can be tapped. `more` counts the photos that were left out (see `MOST`)."""

    clusters: tuple[ClusterChoice, ...]
    photos: tuple[PhotoChoice, ...]
    more: int


def choices(
    workshop: WorkshopFacts, sentence: SentenceView, *, heard: Collection[int] = (), words: str = ""
) -> Choices:
    """Return the evidence of `sentence` and other possible evidence: linked photos first, then the most similar ones.

    `heard` are the participants who are behind the text; `words` filters the photos by their texts. Three
    queries beside those of `own_words`.
    """
    linked = {
        part.voices[0].photo_id: part for part in sentence.evidence if not part.cluster_id and part.voices
    }
    photos = Photo.objects.shown().filter(workshop_id=workshop.id).select_related("participant__group")
    told = [voice(photo) for photo in photos]
    wanted = [each for each in told if each.photo_id in linked or _says(each, words)]
    near, stems = own_words(workshop).stems, content_stems([sentence.text], workshop.language)
    wanted.sort(
        key=lambda each: (each.photo_id not in linked, -len(stems & near.get(each.photo_id, frozenset())))
    )
    chosen = tuple(
        PhotoChoice(
            each,
            linked[each.photo_id].id if each.photo_id in linked else None,
            linked[each.photo_id].quote if each.photo_id in linked else "",
            each.participant_id in heard,
        )
        for each in wanted[: max(MOST, len(linked))]
    )
    return Choices(_clusters(workshop.id, sentence), chosen, len(wanted) - len(chosen))


def _says(told: Voice, words: str) -> bool:
    said = fold(" ".join((*told.texts, told.see, told.first_name, told.table)))
    return all(fold(word) in said for word in words.split())


def _clusters(workshop_id: int, sentence: SentenceView) -> tuple[ClusterChoice, ...]:
    linked = {part.cluster_id: part.id for part in sentence.evidence if part.cluster_id}
    keys: dict[int, list[str]] = defaultdict(list)
    placed = Placement.objects.filter(
        board__workshop_id=workshop_id, board__group=None, photo__state=PhotoState.BROUGHT
    )
    for cluster_id, key in placed.values_list("cluster_id", "photo__key"):
        keys[cluster_id].append(key)
    clusters = Cluster.objects.standing().filter(board__workshop_id=workshop_id, board__group=None)
    return tuple(
        ClusterChoice(
            number,
            name,
            len(keys[number]),
            tuple(key for key in keys[number] if key)[:PICTURES_OF_A_CLUSTER],
            linked.get(number),
        )
        for number, name in clusters.values_list("pk", "name")
        if keys[number]
    )
