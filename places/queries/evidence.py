"""What a sentence could rest on: the shared clusters and every photo that the room sees."""

from dataclasses import dataclass

from django.db.models import Count

from places.models import Cluster, Evidence, Photo
from places.queries.vision import Voice, voice


@dataclass(frozen=True)
class ClusterChoice:
    """One shared cluster that is not linked yet."""

    id: int
    name: str
    photos: int


@dataclass(frozen=True)
class Candidates:
    """Clusters and photos that the sentence does not rest on yet."""

    clusters: tuple[ClusterChoice, ...]
    photos: tuple[Voice, ...]


def candidates(workshop_id: int, sentence_id: int) -> Candidates:
    """Return what can still be linked to a sentence. Three queries."""
    linked = list(Evidence.objects.filter(sentence=sentence_id).values_list("photo_id", "cluster_id"))
    clusters = Cluster.objects.standing().filter(board__workshop_id=workshop_id, board__group=None)
    photos = Photo.objects.shown().filter(workshop_id=workshop_id).select_related("participant__group")
    return Candidates(
        clusters=tuple(
            ClusterChoice(cluster.pk, cluster.name, cluster.photos)
            for cluster in clusters.exclude(pk__in=[c for _, c in linked if c]).annotate(
                photos=Count("placements__photo")
            )
        ),
        photos=tuple(voice(photo) for photo in photos.exclude(pk__in=[p for p, _ in linked if p])),
    )
