"""The shared clusters as the first draft needs them: people, tables, weights and quotable words."""

from collections import defaultdict
from collections.abc import Hashable

from places.enums import Lens, PhotoState
from places.methods.drafting import Facet
from places.methods.essence import LensScore, lens_score, quadrant
from places.methods.mmr import Quote
from places.models import Cluster, Photo, Placement, Vote, Workshop
from places.queries.voices import voice

Scores = dict[int, dict[Lens, LensScore]]


def facets(workshop_id: int) -> list[Facet]:
    """Return one Facet per shared cluster with photos, in the board's order. Four queries.

    Its key is the cluster's id. Weights and quadrant are None until what was weighed has been shown to the room.
    """
    photos = _photos(workshop_id)
    weighed = scores(workshop_id)
    clusters = Cluster.objects.standing().filter(board__workshop_id=workshop_id, board__group=None)
    return [_facet(cluster, photos[cluster.pk], weighed) for cluster in clusters if photos[cluster.pk]]


def scores(workshop_id: int) -> Scores:
    """Return {cluster: {lens: score}} of the clusters that anybody weighed; empty before the reveal. Two queries.

    A dot puts a cluster into its giver's top under that lens; who gave none under a lens did not answer it.
    """
    if not Workshop.objects.filter(pk=workshop_id, revealed_at__isnull=False).exists():
        return {}
    tops: dict[tuple[int, str], dict[Hashable, set[int]]] = defaultdict(lambda: defaultdict(set))
    answered: dict[str, dict[Hashable, set[int]]] = defaultdict(lambda: defaultdict(set))
    votes = Vote.objects.filter(workshop_id=workshop_id, cluster__board__group=None)
    for cluster_id, lens, table, person in votes.values_list(
        "cluster_id", "lens", "participant__group_id", "participant_id"
    ):
        tops[cluster_id, lens][table].add(person)
        answered[lens][table].add(person)
    return {
        cluster_id: {
            lens: lens_score(
                [
                    (len(tops[cluster_id, lens][table]), len(people))
                    for table, people in answered[lens].items()
                ]
            )
            for lens in Lens
        }
        for cluster_id in {cluster_id for cluster_id, _lens in list(tops)}
    }


def _facet(cluster: Cluster, photos: list[Photo], weighed: Scores) -> Facet:
    by_lens = weighed.get(cluster.pk)
    value = {lens: by_lens[lens].value for lens in Lens} if by_lens else {}
    return Facet(
        key=cluster.pk,
        label=cluster.name,
        people=[photo.participant_id for photo in photos],
        tables=[photo.participant.group_id for photo in photos if photo.participant.group_id],
        quotes=[quote for photo in photos for quote in _quotes(photo)],
        quadrant=quadrant(by_lens[Lens.UNIQUE], by_lens[Lens.BELONGING]) if by_lens else None,
        energy=value.get(Lens.ENERGY),
        belonging=value.get(Lens.BELONGING),
        unique=value.get(Lens.UNIQUE),
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
