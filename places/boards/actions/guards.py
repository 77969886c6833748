"""Guards of actions on boards: permission, and the check that cards and piles are as they were seen."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from places.boards.actions.conflicts import (
    cards_gone,
    cluster_gone,
    content_conflict,
    gone,
    move_conflict,
)
from places.boards.models import Board, Cluster, Placement
from places.boards.queries import rows
from places.cards import Card
from places.database.prepared import Numbers, prepared, prepared_rows
from places.enums import PhotoState, Stage, Verb
from places.errors import Missing, NotYours, Unclear
from places.photos.models import Photo
from places.rules import Actor, require
from places.workshops.models.workshop import Workshop

Seen = Mapping[Card, int]  # each card with the rev that it had on the page (0: not placed), in order
MOST_CARDS_AT_ONCE = 2000


@dataclass(frozen=True)
class Present:
    """The present placements of some cards and of their other copies."""

    placed: dict[Card, Placement]
    by_thing: dict[tuple[str, int], list[Placement]]

    @classmethod
    def of(cls, board: Board, cards: Iterable[Card]) -> "Present":
        """Read the placements of these cards and of all their copies. Two queries at most."""
        photos = [card.photo for card in cards if card.photo]
        themes = [card.theme for card in cards if card.theme]
        found = _of_photos(board.pk, photos) if photos else []
        found += _of_themes(board.pk, themes) if themes else []
        by_thing = defaultdict(list)
        for lying in found:
            by_thing[lying.card[:2]].append(lying)
        return cls({lying.card: lying for lying in found}, dict(by_thing))

    def is_as_seen(self, card: Card, rev: int) -> bool:
        """Whether the card still has this rev; 0 means that neither it nor a copy of it is placed."""
        lying = self.placed.get(card)
        if rev == 0:
            return card.copy == 0 and card[:2] not in self.by_thing
        return lying is not None and lying.rev == rev

    def now(self, card: Card) -> Placement | None:
        """Return the placement of the card, or else of a copy of it; None when all are in the tray."""
        others = self.by_thing.get(card[:2], [])
        return self.placed.get(card) or (others[0] if others else None)

    def handle(self, card: Card) -> str:
        """Return the handle `card:rev` with which a form can move the card from its present place."""
        lying = self.now(card)
        return f"{lying.card}:{lying.rev}" if lying else f"{Card(*card[:2])}:0"


def open_board(workshop: Workshop, *, actor: Actor, board_id: int, **_named: object) -> Board:
    """Return the board when `actor` may sort it now: the rule of all acts on boards (`@action(open_board)`).

    The shared board needs another verb. Raises `Missing` for another workshop's board and for another
    table's while tables sort alone, `NotYours` or `NotNow` else.
    """
    found = rows.boards(workshop.pk, board_id)
    is_shared = any(board.group_id is None for board in found)
    require(actor, Verb.SORT_SHARED if is_shared else Verb.SORT, workshop.stage)
    if not found:
        raise Missing
    (board,) = found
    if board.group_id and board.group_id != actor.group_id:
        raise NotYours if Stage(workshop.stage).reached(Stage.COMBINE) else Missing
    return board


def chosen(cards: Seen) -> Seen:
    """Return the cards. Raises `Unclear` for none, or for far too many."""
    if not cards:
        raise Unclear(_("Choose at least one card first."))
    if len(cards) > MOST_CARDS_AT_ONCE:
        raise Unclear(_("That is too many cards at once."))
    return cards


def cluster_on(
    board: Board, cluster_id: int, *, laid: int | None = None, seen: Seen | None = None
) -> Cluster:
    """Return a pile of this board; with `laid`, only when its content has not changed since that rev of the board.

    Raises `Stale` when there is no such pile on the board (after a merge the retry moves the cards `seen` to the pile
    that it was merged into), or when its content has changed.
    """
    found = next(iter(_clusters(board.pk, cluster_id)), None)
    if found is None:
        raise gone(board.pk, cluster=cluster_id)
    if found.gone:
        raise cluster_gone(board, found, seen or {})
    if laid is not None and found.laid != laid:
        raise content_conflict(board, found)
    return found


def require_cards(board: Board, cards: Seen) -> None:
    """Check that all these photos are visible to the room and that the themes exist.

    Raises `Missing` for a photo of another workshop, `Stale` for a photo that was hidden or withdrawn: the retry
    has the other cards.
    """
    wanted = {card.photo for card in cards if card.photo}
    states = dict(_states(board.workshop_id, list(wanted))) if wanted else {}
    if len(states) != len(wanted):
        raise Missing
    shown = {photo for photo, state in states.items() if state == PhotoState.BROUGHT}
    themes = {card.theme for card in cards if card.theme}
    known = {pk for (pk,) in rows.known(board.workshop_id, list(themes))} if themes else set()
    if missed := [card for card in cards if card.photo not in shown and card.theme not in known]:
        raise cards_gone(board, missed, cards)


def as_seen(board: Board, cards: Seen) -> dict[Card, Placement | None]:
    """Return each card with its present placement (None: not placed), if all are as they were seen.

    Raises as `require_cards` does, and `Stale` when one has moved since: then no card of the action is moved.
    """
    require_cards(board, cards)
    present = Present.of(board, cards)
    moved = [card for card, rev in cards.items() if not present.is_as_seen(card, rev)]
    if moved:
        handles = (present.handle(card) for card in cards)
        raise move_conflict(board, moved, present.now(moved[0]), handles)
    return {card: present.placed.get(card) for card in cards}


@prepared()
def _clusters(board_id: int, cluster_id: int) -> QuerySet[Cluster]:
    return Cluster.objects.filter(pk=cluster_id, board_id=board_id)


@prepared_rows
def _states(workshop_id: int, photo_ids: Numbers) -> QuerySet[Any]:
    return Photo.objects.filter(workshop_id=workshop_id, pk__in=photo_ids).values_list("pk", "state")


@prepared(related=("cluster",))
def _of_photos(board_id: int, photo_ids: Numbers) -> QuerySet[Placement]:
    lying = Placement.objects.filter(board_id=board_id, photo__in=photo_ids)
    return lying.order_by("copy")


@prepared(related=("cluster",))
def _of_themes(board_id: int, theme_ids: Numbers) -> QuerySet[Placement]:
    lying = Placement.objects.filter(board_id=board_id, theme__in=theme_ids)
    return lying.order_by("copy")
