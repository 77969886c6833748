"""How a table's board came to be: every act on it from the log, in words, and where cards lay after it."""

import datetime
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from places.cards import read_card, read_steps
from places.enums import Kind
from places.methods.replay import Move
from places.models import Activity, Board, Cluster

TOLD = (
    Kind.CLUSTER_MADE,
    Kind.CLUSTER_RENAMED,
    Kind.CLUSTER_NOTED,
    Kind.CLUSTER_DISSOLVED,
    Kind.CLUSTERS_MERGED,
    Kind.CLUSTER_SPLIT,
    Kind.CARDS_MOVED,
    Kind.CARDS_COPIED,
    Kind.CARD_ALONE,
    Kind.MOVE_UNDONE,
)


@dataclass(frozen=True)
class Moment:
    """One act: when, what in words ("Mira moved 2 cards to Water."), the cards' new places, the piles it touched."""

    number: int
    at: datetime.datetime
    sentence: str
    moves: tuple[Move, ...]
    piles: frozenset[int]


@dataclass(frozen=True)
class History:
    """All acts on one board, oldest first, and what its piles are called today ({id: title})."""

    moments: tuple[Moment, ...]
    titles: dict[int, str]

    def of(self, cluster_id: int) -> list[Moment]:
        """Return the moments that touched one pile."""
        return [moment for moment in self.moments if cluster_id in moment.piles]


def board_history(workshop_id: int, board_id: int) -> History:
    """Return the history of a table's board, from the log alone. Three SQL queries."""
    titles = _titles(board_id)
    group = Board.objects.filter(pk=board_id).values_list("group__name", flat=True).first() or _("Somebody")
    log = Activity.objects.filter(workshop_id=workshop_id, kind__in=TOLD, data__board=board_id)
    rows = log.order_by("revision").values_list("at", "kind", "participant__first_name", "data")
    return History(
        tuple(
            _moment(number, at, Kind(kind), who or group, data, titles)
            for number, (at, kind, who, data) in enumerate(rows, 1)
        ),
        titles,
    )


def _titles(board_id: int) -> dict[int, str]:
    clusters = Cluster.objects.filter(board=board_id).order_by("order", "pk")
    return {
        pk: name or _("Pile %(number)d") % {"number": number}
        for pk, name, number in clusters.values_list("pk", "name", "order")
    }


def _moment(
    number: int, at: datetime.datetime, kind: Kind, who: str, data: Mapping[str, Any], titles: dict[int, str]
) -> Moment:
    steps = read_steps(data)
    moves = tuple(
        Move(str(step.card), step.now.cluster if step.now else None, step.now.order if step.now else 0.0)
        for step in steps
    )
    named = {data[name] for name in ("cluster", "from") if data.get(name)}
    piles = {place.cluster for step in steps for place in (step.was, step.now) if place}
    facts = {"who": who, "cards": _counted(steps), "pile": _title(titles, data.get("cluster"))}
    facts["origin"] = _title(titles, _origin(steps) or data.get("from"))
    return Moment(number, at, _sentence(kind, data) % facts, moves, frozenset(piles | named))


def _title(titles: dict[int, str], cluster_id: int | None) -> str:
    return titles.get(cluster_id or 0) or _("a pile")


def _origin(steps: list[Any]) -> int | None:
    """The pile from which most of the cards came."""
    came = Counter(step.was.cluster for step in steps if step.was)
    return came.most_common(1)[0][0] if came else None


def _counted(steps: list[Any]) -> str:
    number = len({read_card(str(step.card)) for step in steps})
    return ngettext("%(n)d card", "%(n)d cards", number) % {"n": number}


def _sentence(kind: Kind, data: Mapping[str, Any]) -> str:
    if kind == Kind.CARDS_MOVED:
        return (
            _("%(who)s moved %(cards)s to %(pile)s.")
            if data.get("cluster")
            else _("%(who)s took %(cards)s out of %(origin)s.")
        )
    return {
        Kind.CLUSTER_MADE: _("%(who)s put %(cards)s together: %(pile)s."),
        Kind.CLUSTER_RENAMED: _("%(who)s named a pile, which is called %(pile)s today."),
        Kind.CLUSTER_NOTED: _("%(who)s wrote a note on %(pile)s."),
        Kind.CLUSTER_DISSOLVED: _("%(who)s took %(pile)s apart."),
        Kind.CLUSTERS_MERGED: _("%(who)s put %(origin)s together with %(pile)s."),
        Kind.CLUSTER_SPLIT: _("%(who)s made %(pile)s out of %(origin)s."),
        Kind.CARDS_COPIED: _("%(who)s laid a copy of %(cards)s in %(pile)s."),
        Kind.CARD_ALONE: _("%(who)s let one card stand alone: %(pile)s."),
        Kind.MOVE_UNDONE: _("%(who)s undid a move."),
    }[kind]
