"""The ballot of one person: the shared clusters in an order of their own, their dots, and what is left."""

import hashlib
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from places.enums import Lens, PhotoState
from places.methods.dots import budget
from places.models import Cluster, Participant, Placement, Vote
from places.prepared import prepared
from places.queries.workshops import WorkshopFacts

SHOWN = 4
FEW = 3


@dataclass(frozen=True)
class Turnout:
    """How many of the people in the room have given dots."""

    people: int
    voted: int

    def sentence(self) -> str:
        """Return "17 of 24 have given dots." in the active language."""
        return ngettext(
            "%(voted)d of %(people)d has given dots.", "%(voted)d of %(people)d have given dots.", self.voted
        ) % {"voted": self.voted, "people": self.people}


@dataclass(frozen=True)
class Thumb:
    """A small picture, or the words of a words-only card (then `key` is empty)."""

    key: str
    label: str


@dataclass(frozen=True)
class Row:
    """The person's dots on one cluster under one lens."""

    lens: Lens
    dots: int


@dataclass(frozen=True)
class NamedCluster:
    """One cluster by its name."""

    id: int
    name: str

    @property
    def shown_name(self) -> str:
        """Its name, or words in place of one."""
        return self.name or _("A cluster without a name")


@dataclass(frozen=True)
class BallotCluster(NamedCluster):
    """One cluster to weigh, with up to four of its pictures."""

    also: str
    photos: tuple[Thumb, ...]
    more: int
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Left:
    """The dots a person still has under one lens."""

    lens: Lens
    dots: int

    @property
    def sentence(self) -> str:
        """Return "3 left" in the active language."""
        return ngettext("%(dots)d left", "%(dots)d left", self.dots) % {"dots": self.dots}


@dataclass(frozen=True)
class Ballot:
    """What one person weighs. `few` warns the people who run the room before they show the result."""

    clusters: tuple[BallotCluster, ...]
    left: tuple[Left, ...]
    turnout: Turnout

    @property
    def sentence(self) -> str:
        """How many have given dots."""
        return self.turnout.sentence()

    @property
    def few(self) -> bool:
        """Whether the result would show what single people chose."""
        return self.turnout.voted < FEW


def turnout(workshop_id: int) -> Turnout:
    """Return how many people are in the room and how many of them gave at least one dot. Two queries."""
    return Turnout(
        people=sum(count for (count,) in _people(workshop_id)),
        voted=sum(count for (count,) in _voters(workshop_id)),
    )


@prepared
def _people(workshop_id: int) -> QuerySet[Any]:
    people = Participant.objects.filter(workshop_id=workshop_id).order_by().values("workshop_id")
    return people.annotate(count=Count("pk")).values_list("count")


@prepared
def _voters(workshop_id: int) -> QuerySet[Any]:
    votes = Vote.objects.filter(workshop_id=workshop_id, cluster__board__group=None).values("workshop_id")
    return votes.annotate(count=Count("participant", distinct=True)).values_list("count")


def ballot(workshop: WorkshopFacts, participant_id: int | None) -> Ballot:
    """Return the ballot of a participant (or of nobody, for a leader who only looks on). Five queries."""
    clusters = list(
        Cluster.objects.filter(
            board__workshop_id=workshop.id, board__group=None, placements__photo__state=PhotoState.BROUGHT
        ).distinct()
    )
    clusters.sort(key=lambda cluster: _lot(workshop.seed, participant_id, cluster.pk))
    thumbs = _thumbs([cluster.pk for cluster in clusters])
    dots = {
        (vote.cluster_id, vote.lens): vote.dots
        for vote in Vote.objects.filter(workshop_id=workshop.id, participant_id=participant_id or 0)
    }
    known = {cluster.pk for cluster in clusters}
    spent = {
        lens: sum(n for (cluster, of), n in dots.items() if of == lens and cluster in known) for lens in Lens
    }
    return Ballot(
        clusters=tuple(_cluster(cluster, thumbs[cluster.pk], dots) for cluster in clusters),
        left=tuple(Left(lens, max(budget(len(clusters)) - spent[lens], 0)) for lens in Lens),
        turnout=turnout(workshop.id),
    )


def members(workshop_id: int) -> dict[int, list[int]]:
    """Return the photos that the room sees in each shared cluster: {cluster id: [photo ids]}."""
    found: dict[int, list[int]] = defaultdict(list)
    placed = Placement.objects.filter(
        board__workshop_id=workshop_id, board__group=None, photo__state=PhotoState.BROUGHT
    )
    for cluster_id, photo_id in placed.values_list("cluster_id", "photo_id"):
        found[cluster_id].append(photo_id)
    return dict(found)


def _lot(seed: int, participant_id: int | None, cluster_id: int) -> bytes:
    """A place in an order that is random per person and stays the same for that person."""
    return hashlib.sha256(f"{seed}:{participant_id}:{cluster_id}".encode()).digest()


def _cluster(cluster: Cluster, thumbs: list[Thumb], dots: dict[tuple[int, str], int]) -> BallotCluster:
    names = [called["name"] for called in cluster.also_called if called["name"] != cluster.name]
    return BallotCluster(
        id=cluster.pk,
        name=cluster.name,
        also=" · ".join(names),
        photos=tuple(thumbs[:SHOWN]),
        more=max(len(thumbs) - SHOWN, 0),
        rows=tuple(Row(lens, dots.get((cluster.pk, lens), 0)) for lens in Lens),
    )


def _thumbs(cluster_ids: Collection[int]) -> dict[int, list[Thumb]]:
    found: dict[int, list[Thumb]] = defaultdict(list)
    placed = Placement.objects.filter(cluster__in=cluster_ids, photo__state=PhotoState.BROUGHT)
    for cluster_id, key, see, essence in placed.values_list(
        "cluster_id", "photo__key", "photo__see", "photo__essence"
    ):
        found[cluster_id].append(Thumb(key, (see or essence) if key else (essence or see)))
    return found
