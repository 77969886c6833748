"""The input of the first draft: shared clusters with people, tables, weights and quotes; headlines to choose from."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils import translation
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from places.boards.models import Cluster, Placement
from places.enums import PhotoState, Subject
from places.photos.models import Photo
from places.vision.methods.drafting import HEADLINE_WORDS, DraftInput, first_draft
from places.vision.methods.quote_picker import Quote
from places.vision.queries.evidence_photos import voice, voices_of
from places.weighing.queries.essence_map import spots
from places.weighing.queries.spot import Spot
from places.weighing.queries.tallies import tally
from places.workshops.queries.workshops import WorkshopFacts, by_id


def draft_inputs(workshop_id: int) -> list[DraftInput]:
    """Return one DraftInput per shared cluster with photos, in the board's order. Nine queries.

    Its key is the cluster's id. Weights and quadrant are those of the essence map; None until the room has seen it.
    """
    photos = _photos(workshop_id)
    found = placed(workshop_id)
    clusters = Cluster.objects.standing().filter(board__workshop_id=workshop_id, board__group=None)
    return [
        _draft_input(cluster, photos[cluster.pk], found.get(cluster.pk))
        for cluster in clusters
        if photos[cluster.pk]
    ]


def placed(workshop_id: int) -> dict[int, Spot]:
    """Return each cluster's spot on the essence map, by its id. Seven queries.

    Empty until the room has seen the result, and when too few people gave dots to clusters to show it.
    """
    workshop = by_id(workshop_id)
    if workshop is None or Subject.CLUSTERS not in workshop.shown:
        return {}
    counted = tally(workshop_id, Subject.CLUSTERS)
    return {} if counted.turnout.few else {spot.item.id: spot for spot in spots(counted)}


def _draft_input(cluster: Cluster, photos: list[Photo], spot: Spot | None) -> DraftInput:
    return DraftInput(
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
    """Both texts of a photo, with or without consent: the picker takes only those that may leave the room."""
    owner = photo.participant
    told = voice(photo)
    return [Quote(photo.pk, text, owner.pk, owner.group_id, told.shareable) for text in told.texts]


MOST = 12


@dataclass(frozen=True)
class HeadlineChoice:
    """One candidate: labels of clusters (`cluster_ids`), or a participant's own words (`photo_id`, `name`)."""

    text: str
    cluster_ids: tuple[int, ...] = ()
    photo_id: int | None = None
    name: str = ""


def headline_choices(workshop: WorkshopFacts) -> tuple[HeadlineChoice, ...]:
    """Return at most twelve candidates in the workshop's language. Five queries."""
    known = draft_inputs(workshop.id)
    draft = first_draft(known, language=workshop.language)
    found = []
    with translation.override(workshop.language):
        by_label = {each.label: int(str(each.key)) for each in reversed(known)}
        for candidate in draft.headlines:
            if candidate.kind == "labels":
                labels = fitting(candidate.texts)
                found.append(HeadlineChoice(joined(labels), tuple(by_label[label] for label in labels)))
    quotes = [each for each in draft.headlines if each.kind == "quote"]
    names = voices_of(int(str(each.card)) for each in quotes)
    for each in quotes:
        photo_id = int(str(each.card))
        found.append(HeadlineChoice(each.texts[0], (), photo_id, names[photo_id].first_name))
    return tuple(choice for choice in found if choice.text)[:MOST]


def fitting(labels: Iterable[str]) -> list[str]:
    """Return the first of these labels, as many as make a headline of at most eight words."""
    kept = list(labels)
    while kept and len(joined(kept).split()) > HEADLINE_WORDS:
        kept.pop()
    return kept


def joined(labels: Sequence[str]) -> str:
    """Return labels as one line in the active language."""
    return str(get_text_list(list(labels), _("and")))
