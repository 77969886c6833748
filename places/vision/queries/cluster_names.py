"""Names of shared clusters for the text: the one that the room chose or wrote, and those of the tables that fit."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable

from places.boards.models import Board, Cluster
from places.cards import PHOTO, Card
from places.consensus.methods.labels import name_key
from places.consensus.models import NameVote
from places.consensus.queries.sorts import table_sorts
from places.enums import Kind
from places.vision.methods.naming import TableNames
from places.workshops.models.activity import Activity


def table_names(workshop_id: int, generic: Callable[[str], float]) -> TableNames:
    """Return all tables' names with their piles of photos (cards are `Card`s). Five queries.

    `generic` says how generic a name is.
    """
    rows = table_sorts(workshop_id, PHOTO)
    dealt = Board.objects.filter(workshop_id=workshop_id, group__isnull=False, sample__isnull=False)
    samples: dict[Hashable, Collection[Hashable]] = {
        group: {Card(PHOTO, photo) for photo in sample or ()}
        for group, sample in dealt.values_list("group", "sample")
    }
    return TableNames(rows.sorts, rows.names, samples, generic)


def chosen_names(workshop_id: int, clusters: Iterable[Cluster]) -> dict[int, str]:
    """Return the names that the room chose or wrote, by cluster id. Two queries, three once names were chosen.

    Written: by renaming the cluster, or on a board whose clusters no table has named. Chosen: by most people, once
    the room has seen the choices.
    """
    renamed, voted = _renamed(workshop_id), _voted(workshop_id)
    found = {}
    for cluster in clusters:
        called = {name_key(one["name"]) for one in cluster.also_called}
        if cluster.pk in renamed or (cluster.pk not in voted and name_key(cluster.name) not in called):
            found[cluster.pk] = cluster.name
        elif cluster.pk in voted:
            found[cluster.pk] = voted[cluster.pk]
    return {pk: name for pk, name in found.items() if name}


def _renamed(workshop_id: int) -> set[int]:
    lines = Activity.objects.filter(workshop_id=workshop_id, kind=Kind.CLUSTER_RENAMED)
    return {data["cluster"] for data in lines.values_list("data", flat=True)}


def _voted(workshop_id: int) -> dict[int, str]:
    """The name that most people chose for each cluster, where one has more than any other and the room saw it."""
    board = (
        Board.objects.filter(workshop_id=workshop_id, group=None).values_list("proposal", flat=True).first()
    )
    if not (board or {}).get("names_shown"):
        return {}
    counts: dict[int, Counter[str]] = defaultdict(Counter)
    for cluster_id, name in NameVote.objects.filter(cluster__board__workshop_id=workshop_id).values_list(
        "cluster", "name"
    ):
        counts[cluster_id][name] += 1
    found = {}
    for cluster_id, names in counts.items():
        (first, most), *others = names.most_common(2)
        if not others or others[0][1] < most:
            found[cluster_id] = first
    return found
