"""The input of the first draft: shared clusters with names, places on the map and voices; headlines to choose from."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from functools import partial

from places.boards.models import Cluster, Placement
from places.boards.queries.lone_marks import lone_marks
from places.cards import PHOTO, Card
from places.enums import PhotoState, Subject
from places.people.queries.people import groups
from places.photos.models import Photo
from places.vision.methods import drafting
from places.vision.methods.drafting import DraftInput
from places.vision.methods.naming import TableNames
from places.vision.methods.plan_language import mean_weight
from places.vision.methods.quote_picker import Quote
from places.vision.methods.whole_cards import spoken
from places.vision.queries.cluster_names import chosen_names, table_names
from places.vision.queries.evidence_photos import voice, voices_of
from places.weighing.methods.essence import essence
from places.weighing.queries.essence_map import spots
from places.weighing.queries.spot import Spot
from places.weighing.queries.tallies import tally
from places.weighing.queries.unites import ClusterStance, unites
from places.workshops.queries.workshops import WorkshopFacts, by_id

MOST = 12  # headlines to choose from
MOST_QUOTED = 6
MOST_DIFFERENT = 3


@dataclass(frozen=True)
class DraftMaterial:
    """What a draft is made of: the clusters, the cards that stand alone, and the tables by id.

    `sorting` tables have put cards into piles. `different` are the clusters on which the tables stand on two sides.
    """

    inputs: tuple[DraftInput, ...]
    lone: tuple[Quote, ...]
    sorting: int
    tables: dict[int, str]
    different: tuple[ClusterStance, ...]


def draft_material(workshop: WorkshopFacts) -> DraftMaterial:
    """Return what the first draft of a workshop is made of. The number of queries does not grow with the room."""
    named = table_names(workshop.id, partial(mean_weight, language=workshop.language))
    alone = set(lone_marks(workshop.id))
    lone = Photo.objects.filter(pk__in=alone).select_related("participant__group")
    return DraftMaterial(
        inputs=tuple(_inputs(workshop, named, alone)),
        lone=tuple(_quote(photo, spoken(photo.essence, photo.belonging)) for photo in lone),
        sorting=named.sorting,
        tables={table.id: table.name for table in groups(workshop.id)},
        different=unites(workshop).different[:MOST_DIFFERENT] if Subject.CLUSTERS in workshop.shown else (),
    )


def placed(workshop_id: int) -> dict[int, Spot]:
    """Return each cluster's spot on the essence map, by its id. Seven queries.

    Empty until the room has seen the result, and when too few people gave dots to clusters to show it.
    """
    workshop = by_id(workshop_id)
    if workshop is None or Subject.CLUSTERS not in workshop.shown:
        return {}
    counted = tally(workshop_id, Subject.CLUSTERS)
    return {} if counted.turnout.few else {spot.item.id: spot for spot in spots(counted)}


def _inputs(workshop: WorkshopFacts, named: TableNames, alone: Collection[int]) -> Iterable[DraftInput]:
    """One DraftInput per shared cluster with photos, in the board's order. Its key is the cluster's id.

    A picture that stands `alone` is no cluster, and in one it is not quoted: it is heard by itself.
    """
    photos, found = _photos(workshop.id), placed(workshop.id)
    clusters = list(Cluster.objects.standing().filter(board__workshop_id=workshop.id, board__group=None))
    chosen = chosen_names(workshop.id, clusters)
    for cluster in clusters:
        own = photos[cluster.pk]
        voices = [quote for photo in own if photo.pk not in alone and (quote := _whole(photo))]
        if len(own) > 1 or any(photo.pk not in alone for photo in own):
            part = _input(cluster.pk, own, named, chosen.get(cluster.pk, ""), found.get(cluster.pk))
            yield replace(part, voices=voices)


def _input(key: int, photos: list[Photo], named: TableNames, chosen: str, spot: Spot | None) -> DraftInput:
    cards = {Card(PHOTO, photo.pk) for photo in photos}
    return DraftInput(
        key=key,
        cards=len(cards),
        tables=[photo.participant.group_id for photo in photos if photo.participant.group_id],
        lines=[quote for photo in photos for quote in _lines(photo)],
        names=named.fitting(cards),
        chosen=chosen,
        is_contested=len(cards) == 1 and named.is_contested_single(next(iter(cards))),
        quadrant=spot.quadrant if spot else None,
        essence=essence(spot.unique.score, spot.belonging.score) if spot else None,
        energy=spot.energy.score.value if spot else None,
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


def _whole(photo: Photo) -> Quote | None:
    """A whole card, with or without consent: the picker takes only those that may leave the room."""
    text = spoken(photo.essence, photo.belonging)
    return _quote(photo, text) if text else None


def _lines(photo: Photo) -> list[Quote]:
    return [_quote(photo, text) for text in voice(photo).texts]


def _quote(photo: Photo, text: str) -> Quote:
    owner = photo.participant
    return Quote(photo.pk, text, owner.pk, owner.group_id, voice(photo).shareable)


@dataclass(frozen=True)
class HeadlineChoice:
    """One candidate: a cluster's name (`cluster_ids`), or a participant's own words (`photo_id`, `name`)."""

    text: str
    cluster_ids: tuple[int, ...] = ()
    photo_id: int | None = None
    name: str = ""


def headline_choices(workshop: WorkshopFacts) -> tuple[HeadlineChoice, ...]:
    """Return at most twelve candidates: people's short words, then names of clusters, those of most essence first."""
    found = drafting.headlines(draft_material(workshop).inputs)
    quotes = [each for each in found if each.kind == "quote"][:MOST_QUOTED]
    names = voices_of(int(str(each.card)) for each in quotes)
    choices = [
        HeadlineChoice(each.text, (), int(str(each.card)), names[int(str(each.card))].first_name)
        for each in quotes
    ]
    choices += [HeadlineChoice(each.text, (int(str(each.cluster)),)) for each in found if each.kind == "name"]
    return tuple(choices[:MOST])
