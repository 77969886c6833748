"""Names of shared clusters: chosen by participants, shown or hidden, and computed from the tables' names."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from places.boards.actions.conflicts import gone
from places.boards.models import Board, Cluster
from places.cards import Card
from places.consensus.actions.kept_moves import card_of
from places.consensus.methods.labels import Name, name_key, names
from places.consensus.models import NameVote
from places.consensus.queries.sorts import TableSorts
from places.enums import Kind, Verb
from places.errors import NotNow, Unclear
from places.rules import Actor
from places.workshops.actions.action import LogEntry, action
from places.workshops.models.workshop import Workshop


@action(Verb.CHOOSE_NAME)
def choose_name(workshop: Workshop, *, actor: Actor, cluster_id: int, name: str, key: str = "") -> LogEntry:
    """Choose one of the names that tables gave to a shared cluster; an empty name takes the choice back.

    It can be changed until the choices are shown. Raises `Stale` when the cluster has gone, `Unclear` for a name
    that no table gave it, `NotNow` once all have seen the choices.
    """
    cluster = _shared(workshop, cluster_id)
    if cluster.board.proposal.get("names_shown"):
        raise NotNow(_("The room has already seen which names were chosen."))
    own = NameVote.objects.filter(cluster=cluster, participant_id=actor.me)
    if not name:
        own.delete()
    else:
        given = {name_key(one["name"]): one["name"] for one in cluster.also_called}
        if name_key(name) not in given:
            raise Unclear(_("No table uses that name here any more. Please choose another."))
        NameVote.objects.update_or_create(
            cluster=cluster, participant_id=actor.me, defaults={"name": given[name_key(name)]}
        )
    return LogEntry(Kind.NAME_CHOSEN, board=cluster.board_id, cluster=cluster.pk)


@action(Verb.SORT_SHARED)
def show_names(workshop: Workshop, *, actor: Actor, on: bool, key: str = "") -> LogEntry:
    """Show everybody how often each name was chosen, for all clusters at once; or hide it and let people choose on.

    Raises `NotNow` where there is no shared board.
    """
    board = Board.objects.filter(workshop=workshop, group=None).first()
    if board is None:
        raise NotNow
    board.proposal["names_shown"] = on
    board.save(update_fields=["proposal"])
    return LogEntry(Kind.NAMES_SHOWN if on else Kind.NAMES_HIDDEN, board=board.pk)


def _shared(workshop: Workshop, cluster_id: int) -> Cluster:
    shared = (
        Cluster.objects.standing().select_related("board").filter(board__workshop=workshop, board__group=None)
    )
    cluster = shared.filter(pk=cluster_id).first()
    if cluster is None:
        raise gone(0, cluster=cluster_id)
    return cluster


def give_names(board: Board, rows: TableSorts) -> set[int]:
    """Give every cluster the tables' names; return the clusters (ids) whose names have changed.

    Each name is given once, to the cluster that it fits best; the others get their next best one. Of two clusters
    that it fits alike, the one with the lowest key of a card gets it, whoever came first.
    """
    cards: dict[int, set[Card]] = {}
    for one in board.placements.all():
        cards.setdefault(one.cluster_id, set()).add(card_of(one))
    clusters = list(Cluster.objects.standing().filter(board=board))
    found = {
        one.pk: names(sorted(cards.get(one.pk, ())), rows.sorts, rows.names, most=None) for one in clusters
    }
    key_of = dict(zip(rows.sorts.cards, rows.sorts.keys, strict=True))
    lowest = {pk: min(key_of.get(card, "") for card in those) for pk, those in cards.items()}
    chosen = _chosen(clusters, found, lowest)
    changed = set()
    for cluster in clusters:
        called = [_called(name, rows) for name in found[cluster.pk]]
        name = chosen.get(cluster.pk, cluster.name if cluster.rev else "")
        if (called, name) != (cluster.also_called, cluster.name):
            cluster.also_called, cluster.name = called, name
            cluster.save(update_fields=["also_called", "name"])
            changed.add(cluster.pk)
    return changed


def _chosen(
    clusters: Sequence[Cluster], found: dict[int, list[Name]], lowest: dict[int, str]
) -> dict[int, str]:
    """Return the name of each cluster that no person has named: the best fit first, each name once.

    `lowest` are the lowest keys of the clusters' cards.
    """
    taken = {name_key(cluster.name) for cluster in clusters if cluster.rev and cluster.name}
    fits = sorted(
        (-round(name.fit, 12), place, lowest[cluster.pk], cluster.pk, name.text)
        for cluster in clusters
        if not cluster.rev
        for place, name in enumerate(found[cluster.pk])
    )
    chosen: dict[int, str] = {}
    for _fit, _place, _order, cluster_id, text in fits:
        if cluster_id not in chosen and name_key(text) not in taken:
            chosen[cluster_id] = text
            taken.add(name_key(text))
    return chosen


def _called(name: Name, rows: TableSorts) -> dict[str, Any]:
    return {"name": name.text, "tables": [rows.numbers[table] for table in name.tables]}
