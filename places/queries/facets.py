"""The shared clusters as the first draft needs them: people, tables, weights and quotable words."""

from collections import defaultdict

from places.enums import Lens, PhotoState
from places.methods.drafting import Facet
from places.methods.mmr import Quote
from places.models import Cluster, Photo, Placement
from places.queries.tallies import results
from places.queries.vision import voice


def facets(workshop_id: int) -> list[Facet]:
    """Return one Facet per shared cluster with photos, in the board's order. Six queries.

    Its key is the cluster's id. Weights are shares of a lens's dots, None where nobody gave any.
    """
    photos = _photos(workshop_id)
    weights = _weights(workshop_id)
    clusters = Cluster.objects.filter(board__workshop_id=workshop_id, board__group=None)
    return [
        Facet(
            key=cluster.pk,
            label=cluster.name,
            people=[photo.participant_id for photo in photos[cluster.pk]],
            tables=[p.participant.group_id for p in photos[cluster.pk] if p.participant.group_id],
            quotes=[quote for photo in photos[cluster.pk] for quote in _quotes(photo)],
            energy=weights.get((cluster.pk, Lens.ENERGY)),
            belonging=weights.get((cluster.pk, Lens.BELONGING)),
            unique=weights.get((cluster.pk, Lens.UNIQUE)),
        )
        for cluster in clusters
        if photos[cluster.pk]
    ]


def _photos(workshop_id: int) -> dict[int, list[Photo]]:
    found: dict[int, list[Photo]] = defaultdict(list)
    placed = Placement.objects.filter(
        board__workshop_id=workshop_id, board__group=None, photo__state=PhotoState.BROUGHT
    )
    for placement in placed.select_related("photo__participant__group"):
        if placement.photo:
            found[placement.cluster_id].append(placement.photo)
    return found


def _weights(workshop_id: int) -> dict[tuple[int, Lens], float]:
    return {
        (row.cluster_id, part.lens): row.dots / part.dots
        for part in results(workshop_id).lenses
        if part.dots
        for row in part.rows
    }


def _quotes(photo: Photo) -> list[Quote]:
    owner, consent = photo.participant, voice(photo).shareable
    texts = [text for text in (photo.essence, photo.belonging) if text]
    return [Quote(photo.pk, text, owner.pk, owner.group_id, consent) for text in texts]
