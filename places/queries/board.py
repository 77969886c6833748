"""Boards as pages and the live stream show them: who may see which, and what lies where."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from places.enums import Role, Stage, Verb
from places.models import Board, Cluster, Photo, Placement
from places.queries.people import GroupFacts, group_facts
from places.rules import Actor, may

RUNNERS = frozenset({Role.HOST, Role.LEADER})
CARD_FIELDS = ("pk", "rev", "key", "width", "height", "colour", "placeholder", "see", "essence")


@dataclass(frozen=True)
class CardView:
    """One photo on one board. `rev` is that of its placement: 0 while it is not placed."""

    photo: int
    photo_rev: int
    key: str
    width: int
    height: int
    colour: str
    placeholder: str
    see: str
    essence: str
    rev: int = 0

    @property
    def handle(self) -> str:
        """What a form sends for this card: `photo:rev`, so that the server knows which state was seen."""
        return f"{self.photo}:{self.rev}"


@dataclass(frozen=True)
class ClusterView:
    """One pile with its photos in order. `number` tells unnamed piles apart; `rev` counts its names."""

    id: int
    name: str
    number: int
    rev: int
    also_called: tuple[dict[str, Any], ...]
    cards: tuple[CardView, ...]

    @property
    def title(self) -> str:
        """The name people gave, or "Pile 3"."""
        return self.name or _("Pile %(number)d") % {"number": self.number}

    @property
    def fan(self) -> tuple[CardView, ...]:
        """The photos that show while the pile is closed."""
        return self.cards[:3]


@dataclass(frozen=True)
class BoardView:
    """One board as a whole. `group` is None for the shared board; `tray` holds what is not yet placed."""

    id: int
    group: GroupFacts | None
    rev: int
    proposal: dict[str, Any]
    is_proposed: bool
    clusters: tuple[ClusterView, ...]
    tray: tuple[CardView, ...]

    @property
    def placed(self) -> int:
        """How many photos lie in a pile."""
        return sum(len(cluster.cards) for cluster in self.clusters)

    @property
    def photos(self) -> int:
        """How many photos there are to place."""
        return self.placed + len(self.tray)

    def cluster(self, cluster_id: int | None) -> ClusterView | None:
        """The pile with this id, if it shows on the board."""
        return next((cluster for cluster in self.clusters if cluster.id == cluster_id), None)

    def find(self, photo_id: int) -> tuple[ClusterView | None, CardView | None, CardView | None]:
        """Where a photo lies: (pile, its card, the card before it); pile None is the tray, card None is gone."""
        for cluster in (*self.clusters, None):
            cards = cluster.cards if cluster else self.tray
            for index, card in enumerate(cards):
                if card.photo == photo_id:
                    return cluster, card, cards[index - 1] if index else None
        return None, None, None


def may_see(actor: Actor, board_id: int, stage: Stage) -> bool:
    """Whether `actor` may see this board while the room stands at `stage`.

    One's own table's board from *cluster* on, everybody's and the shared one from *combine* on; who runs the
    room sees the tables' boards from *cluster* on. False for boards of other workshops.
    """
    found = Board.objects.filter(pk=board_id, workshop_id=actor.workshop_id).values_list("group", flat=True)
    if not (groups := list(found)):
        return False
    if groups[0] is None:
        return may(actor, Verb.SEE_SHARED_BOARD, stage)
    is_near = groups[0] == actor.group_id or bool(RUNNERS & actor.roles)
    return may(actor, Verb.SEE_OWN_BOARD if is_near else Verb.SEE_EVERY_BOARD, stage)


def may_sort(actor: Actor, group_id: int | None, stage: Stage) -> bool:
    """Whether `actor` may move photos on the board of this group (None: the shared board) at `stage`."""
    if group_id is None:
        return may(actor, Verb.SORT_SHARED, stage)
    return group_id == actor.group_id and may(actor, Verb.SORT, stage)


def board_id_of(workshop_id: int, group_id: int | None) -> int | None:
    """Return the id of a table's board, or of the shared board for None; None while it is not laid out."""
    boards = Board.objects.filter(workshop_id=workshop_id)
    found = boards.filter(group=group_id) if group_id else boards.filter(group=None)
    return found.values_list("pk", flat=True).first()


def board(workshop_id: int, board_id: int) -> BoardView | None:
    """Return one board of this workshop. Four queries, however many photos and piles there are."""
    return next(iter(_views(workshop_id, Board.objects.filter(pk=board_id))), None)


def table_boards(workshop_id: int) -> list[BoardView]:
    """Return all tables' boards in order of their numbers. Four queries, however many tables there are."""
    return _views(workshop_id, Board.objects.exclude(group=None).order_by("group__number"))


def _views(workshop_id: int, chosen: Any) -> list[BoardView]:
    boards = list(chosen.filter(workshop_id=workshop_id).select_related("group"))
    ids = [found.pk for found in boards]
    shown = Photo.objects.shown().filter(workshop_id=workshop_id).order_by("brought_at", "pk")
    photos: dict[int, tuple[Any, ...]] = {fields[0]: fields for fields in shown.values_list(*CARD_FIELDS)}
    placed = Placement.objects.filter(board__in=ids, photo__in=photos).order_by("order", "pk")
    lying: dict[int, list[CardView]] = defaultdict(list)
    on_board: dict[int, set[int]] = defaultdict(set)
    for board_id, cluster_id, photo_id, rev in placed.values_list("board", "cluster", "photo", "rev"):
        lying[cluster_id].append(_card(photos[photo_id], rev))
        on_board[board_id].add(photo_id)
    clusters = list(Cluster.objects.filter(board__in=ids))
    return [
        BoardView(
            id=found.pk,
            group=group_facts(found.group) if found.group else None,
            rev=found.rev,
            proposal=found.proposal,
            is_proposed=found.proposed_at is not None,
            clusters=_piles([cluster for cluster in clusters if cluster.board_id == found.pk], lying),
            tray=tuple(_card(fields) for pk, fields in photos.items() if pk not in on_board[found.pk]),
        )
        for found in boards
    ]


def _card(fields: tuple[Any, ...], rev: int = 0) -> CardView:
    return CardView(*fields[:9], rev=rev)  # type: ignore[misc]  # nine fields, as CARD_FIELDS names them


def _piles(clusters: Collection[Cluster], lying: dict[int, list[CardView]]) -> tuple[ClusterView, ...]:
    """An unnamed pile shows only while something lies in it: its photos may be hidden and come back."""
    return tuple(
        ClusterView(
            id=cluster.pk,
            name=cluster.name,
            number=cluster.order,
            rev=cluster.rev,
            also_called=tuple(cluster.also_called),
            cards=tuple(lying[cluster.pk]),
        )
        for cluster in clusters
        if cluster.name or lying[cluster.pk]
    )
