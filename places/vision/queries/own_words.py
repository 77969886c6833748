"""The words of the workshop's photos, and its local words."""

from collections import defaultdict
from collections.abc import Hashable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.db.models import Count, Max, QuerySet, Sum

from places.boards.models import Cluster, Placement
from places.database.prepared import prepared_rows
from places.default_words import is_default
from places.enums import PhotoState, Subject
from places.photos.models import Photo, Theme
from places.vision.methods.local_words import Told, local_words, told_words
from places.vision.methods.tokens import STEM_LETTERS
from places.vision.queries.draft import placed
from places.weighing.models import Vote
from places.workshops.models.place import Place
from places.workshops.queries.workshops import WorkshopFacts

WORKSHOPS_KEPT = 32


@dataclass(frozen=True)
class OwnWords:
    """`local` are the workshop's own words and phrases, `forms` the forms of the place's name, `stems` the stems of
    each photo's words by its id.
    """

    local: frozenset[str]
    forms: tuple[str, ...]
    stems: dict[int, frozenset[str]]


def own_words(workshop: WorkshopFacts) -> OwnWords:
    """Return the words of a workshop's photos that the room sees. Five small queries while nothing has changed."""
    shown = Subject.CLUSTERS in workshop.shown
    return _counted(workshop.id, workshop.language, shown, name_forms(workshop), _fingerprint(workshop))


def name_forms(workshop: WorkshopFacts) -> tuple[str, ...]:
    """Return the forms of the place's name that are known."""
    known = Place.objects.filter(pk=workshop.place_id).values_list("forms", flat=True).first()
    return (workshop.place_name, workshop.ness, *(str(form) for form in known or ()))


def _fingerprint(workshop: WorkshopFacts) -> tuple[object, ...]:
    """A cache key that changes with photos, themes, shared clusters and revealed votes."""
    return (
        workshop.epoch,
        *_photos_now(workshop.id),
        *_shared_now(workshop.id),
        *_themes_now(workshop.id),
        *(_votes_now(workshop.id) if workshop.shown else ()),
    )


@prepared_rows
def _photos_now(workshop_id: int) -> QuerySet[Any]:
    photos = Photo.objects.shown().filter(workshop_id=workshop_id).order_by().values("workshop")
    return photos.annotate(n=Count("pk"), last=Max("pk"), revs=Sum("rev")).values_list("n", "last", "revs")


@prepared_rows
def _shared_now(workshop_id: int) -> QuerySet[Any]:
    shared = Placement.objects.filter(board__workshop_id=workshop_id, board__group=None).order_by()
    by_board = shared.values("board").annotate(n=Count("pk"), moves=Sum("rev"), names=Sum("cluster__rev"))
    return by_board.values_list("n", "moves", "names")


@prepared_rows
def _themes_now(workshop_id: int) -> QuerySet[Any]:
    themes = Theme.objects.filter(workshop_id=workshop_id).order_by().values("workshop")
    counted = themes.annotate(n=Count("themed_photos"), last=Max("themed_photos__pk"))
    return counted.values_list("n", "last")


@prepared_rows
def _votes_now(workshop_id: int) -> QuerySet[Any]:
    votes = Vote.objects.filter(ballot__workshop_id=workshop_id).order_by().values("ballot__workshop")
    return votes.annotate(n=Count("pk"), sum=Sum("dots")).values_list("n", "sum")


@lru_cache(maxsize=WORKSHOPS_KEPT)
def _counted(
    workshop_id: int, language: str, revealed: bool, forms: tuple[str, ...], fingerprint: tuple[object, ...]
) -> OwnWords:
    photos = Photo.objects.shown().filter(workshop_id=workshop_id).order_by("pk")
    told: dict[int, Told] = {
        photo_id: (person_id, told_words(f"{essence}\n{belonging}", language, forms))
        for photo_id, person_id, essence, belonging in photos.values_list(
            "pk", "participant_id", "essence", "belonging"
        )
    }
    clusters: dict[Hashable, list[Told]] = defaultdict(list)
    placed = _placed(workshop_id)
    for photo_id, words in told.items():
        for cluster_id in placed.get(photo_id, [None]):
            clusters[cluster_id].append(words)
    local = local_words(
        clusters,
        language=language,
        themes=_own_themes(workshop_id),
        unique_names=_unique_names(workshop_id) if revealed else (),
        place_forms=forms,
    )
    stems = {photo_id: frozenset(key[:STEM_LETTERS] for key in keys) for photo_id, (_, keys) in told.items()}
    return OwnWords(local, forms, stems)


def _placed(workshop_id: int) -> dict[int, list[int | None]]:
    found: dict[int, list[int | None]] = defaultdict(list)
    shared = Placement.objects.filter(board__workshop_id=workshop_id, board__group=None, photo__isnull=False)
    for photo_id, cluster_id in shared.values_list("photo_id", "cluster_id"):
        found[photo_id].append(cluster_id)
    return found


def _own_themes(workshop_id: int) -> list[str]:
    own = Theme.objects.filter(workshop_id=workshop_id, is_starter=False)
    used = own.filter(themed_photos__content_object__state=PhotoState.BROUGHT).distinct()
    return [name for name in used.values_list("name", flat=True) if not is_default(name)]


def _unique_names(workshop_id: int) -> list[str]:
    unique = [cluster for cluster, spot in placed(workshop_id).items() if spot.unique.score.high]
    return list(Cluster.objects.standing().filter(pk__in=unique).values_list("name", flat=True))
