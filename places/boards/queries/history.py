"""The history of a board, read from the activity log: each action in words and with the cards that it moved."""

import datetime
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from places.boards.acts import BOARD_ACTS, board_act, sentence
from places.boards.methods import Move
from places.boards.models import Board, Cluster
from places.cards import Card, Position, Step, read_steps
from places.enums import Kind
from places.workshops.models.activity import Activity


@dataclass(frozen=True)
class Moment:
    """One act: when, what in words ("Mira moved 2 cards to Water."), how cards moved, the piles it touched."""

    number: int
    at: datetime.datetime
    kind: Kind
    sentence: str
    steps: tuple[Step, ...]
    piles: frozenset[int]

    @property
    def moves(self) -> tuple[Move, ...]:
        """The cards' new places."""
        return tuple(
            Move(str(step.card), step.now.cluster if step.now else None, step.now.order if step.now else 0.0)
            for step in self.steps
        )


def moment_of(
    number: int, at: datetime.datetime, kind: Kind, who: str, data: Mapping[str, Any], titles: dict[int, str]
) -> Moment:
    """Return the act of one line of the log, as the `number`th of its board; `titles` are today's of its piles."""
    steps = read_steps(data)
    named = {data[name] for name in ("cluster", "from") if data.get(name)}
    piles = {place.cluster for step in steps for place in (step.was, step.now) if place}
    facts = {
        "who": who,
        "cards": _counted(step.card for step in steps),
        "pile": _title(titles, data.get("cluster")),
        "origin": _title(titles, _origin(steps) or data.get("from")),
        "cluster": data.get("cluster"),
        "on": data.get("on"),
    }
    words = board_act(kind).history
    text = sentence(words, facts) if words else ""
    return Moment(number, at, kind, text, tuple(steps), frozenset(piles | named))


def _title(titles: dict[int, str], cluster_id: int | None) -> str:
    return titles.get(cluster_id or 0) or _("a pile")


def _origin(steps: list[Step]) -> int | None:
    """The pile from which most of the cards came."""
    came = Counter(step.was.cluster for step in steps if step.was)
    return came.most_common(1)[0][0] if came else None


def _counted(cards: Iterable[Card]) -> str:
    number = len(set(cards))
    return ngettext("%(n)d card", "%(n)d cards", number) % {"n": number}


def at_pile(moment: Moment, pile: int) -> Moment:
    """Return the moment for one pile: the sentence of a proposal then counts the cards that came to and left it."""
    if moment.kind != Kind.BOARD_PROPOSED:
        return moment
    return replace(moment, sentence=_proposed_at(moment.steps, pile))


def came(steps: Iterable[Step], pile: int) -> list[Card]:
    """Return the cards that came to a pile, from another one or from the tray."""
    return [step.card for step in steps if _home(step.now) == pile != _home(step.was)]


def left(steps: Iterable[Step], pile: int) -> list[Card]:
    """Return the cards that left a pile."""
    return [step.card for step in steps if _home(step.was) == pile != _home(step.now)]


def _home(place: Position | None) -> int | None:
    return place.cluster if place else None


def _proposed_at(steps: Sequence[Step], pile: int) -> str:
    here, away = came(steps, pile), left(steps, pile)
    if here and away:
        sentence = _("The tables' boards were combined: %(came)s came here, %(left)s left.")
    else:
        sentence = (
            _("The tables' boards were combined: %(came)s came here.")
            if here
            else _("The tables' boards were combined: %(left)s left.")
        )
    return sentence % {"came": _counted(here), "left": _counted(away)}


_KINDS = [kind for kind, act in BOARD_ACTS.items() if act.history]


@dataclass(frozen=True)
class History:
    """All acts on one board, oldest first, and what its piles are called today ({id: title})."""

    moments: tuple[Moment, ...]
    titles: dict[int, str]

    def of(self, cluster_id: int) -> list[Moment]:
        """Return the moments that touched one pile, as they were there."""
        return [at_pile(moment, cluster_id) for moment in self.moments if cluster_id in moment.piles]


def board_history(workshop_id: int, board_id: int) -> History:
    """Return the history of a table's board or of the shared one, from the log alone. Three SQL queries."""
    group = Board.objects.filter(pk=board_id).values_list("group__name", flat=True).first()
    titles = _titles(board_id, is_shared=group is None)
    log = Activity.objects.filter(workshop_id=workshop_id, kind__in=_KINDS, board=board_id)
    rows = log.order_by("revision").values_list("at", "kind", "participant__first_name", "leader", "data")
    seen = [row for row in rows if row[1] != Kind.BOARD_PROPOSED or row[-1].get("cards")]
    return History(
        tuple(
            moment_of(number, at, Kind(kind), who or group or _nameless(leader), data, titles)
            for number, (at, kind, who, leader, data) in enumerate(seen, 1)
        ),
        titles,
    )


def _nameless(leader: int | None) -> str:
    return _("A leader") if leader else _("Somebody")


def _titles(board_id: int, *, is_shared: bool) -> dict[int, str]:
    """Return {id: title} of the board's piles; numbers of shared piles are reused, so removed ones have none."""
    clusters = Cluster.objects.filter(board=board_id).order_by("order", "pk")
    return {
        pk: name
        or (_("An earlier pile") if gone and is_shared else _("Pile %(number)d") % {"number": number})
        for pk, name, number, gone in clusters.values_list("pk", "name", "order", "gone")
    }
