"""The shared clusters as the first draft needs them: people, tables, weights and quotable words."""

from collections import defaultdict

from places.boards.models import Cluster, Placement
from places.enums import PhotoState, Subject
from places.photos.models import Photo
from places.vision.methods.drafting import Facet
from places.vision.methods.quote_picker import Quote
from places.vision.queries.voices import voice
from places.weighing.queries.essence_map import Spot, spots
from places.weighing.queries.tallies import tally
from places.workshops.queries.workshops import by_id


def facets(workshop_id: int) -> list[Facet]:
    """Return one Facet per shared cluster with photos, in the board's order. Nine queries.

    Its key is the cluster's id. Weights and quadrant are those of the essence map; None until the room has seen it.
    """
    photos = _photos(workshop_id)
    found = placed(workshop_id)
    clusters = Cluster.objects.standing().filter(board__workshop_id=workshop_id, board__group=None)
    return [
        _facet(cluster, photos[cluster.pk], found.get(cluster.pk))
        for cluster in clusters
        if photos[cluster.pk]
    ]


def placed(workshop_id: int) -> dict[int, Spot]:
    """Return where each cluster lies on the essence map, by its id. Seven queries.

    Empty until the room has seen the result, and when nobody, or so few that nobody sees it, gave dots to clusters.
    """
    workshop = by_id(workshop_id)
    if workshop is None or Subject.CLUSTERS not in workshop.shown:
        return {}
    counted = tally(workshop_id, Subject.CLUSTERS)
    return {} if counted.turnout.few else {spot.item.id: spot for spot in spots(counted)}


def _facet(cluster: Cluster, photos: list[Photo], spot: Spot | None) -> Facet:
    return Facet(
        key=cluster.pk,
        label=cluster.name,
        people=[photo.participant_id for photo in photos],
        tables=[photo.participant.group_id for photo in photos if photo.participant.group_id],
        quotes=[quote for photo in photos for quote in _quotes(photo)],
        quadrant=spot.quadrant if spot else None,
        energy=spot.energy.score.value if spot else None,
        belonging=spot.belonging.score.value if spot else None,
        unique=spot.unique.score.value if spot else None,
    )


def _photos(workshop_id: int) -> dict[int, list[Photo]]:
    found: dict[int, list[Photo]] = defaultdict(list)
    placed = Placement.objects.filter(
        board__workshop_id=workshop_id, board__group=None, photo__state=PhotoState.BROUGHT
    )
    for placement in placed.select_related("photo__participant__group"):
        if placement.photo:
            found[placement.cluster_id].append(placement.photo)
    return found


def _quotes(photo: Photo) -> list[Quote]:
    """Both texts of a photo, consent or not: the picker takes only those that may leave the room."""
    owner = photo.participant
    told = voice(photo)
    return [Quote(photo.pk, text, owner.pk, owner.group_id, told.shareable) for text in told.texts]
