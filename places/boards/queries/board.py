"""Boards for pages and the live stream: who may see which, and their piles and cards."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from places.boards.models import Board, Cluster, Placement
from places.boards.queries.board_views import BoardView, ClusterView
from places.boards.queries.cards import (
    CardView,
    ThemeCardView,
    as_placed,
    not_placed,
    photo_cards,
    theme_cards,
)
from places.database.prepared import Numbers, prepared, prepared_rows
from places.enums import Stage, Verb
from places.people.queries.people import group_facts
from places.rules import RUNNERS, Actor, may


def may_see(actor: Actor, board_id: int, stage: Stage) -> bool:
    """Whether `actor` may see this board at `stage`.

    One's own table's board from *cluster* on, everybody's and the shared one from *combine* on; who runs the
    room sees the tables' boards from *cluster* on. False for boards of other workshops.
    """
    found = _groups(actor.workshop_id, board_id)
    if not found:
        return False
    ((group_id,),) = found
    if group_id is None:
        return may(actor, Verb.SEE_SHARED_BOARD, stage)
    is_near = group_id == actor.group_id or bool(RUNNERS & actor.roles)
    return may(actor, Verb.SEE_OWN_BOARD if is_near else Verb.SEE_EVERY_BOARD, stage)


@prepared_rows
def _groups(workshop_id: int, board_id: int) -> QuerySet[Any]:
    return Board.objects.filter(pk=board_id, workshop_id=workshop_id).values_list("group")


def may_sort(actor: Actor, group_id: int | None, stage: Stage) -> bool:
    """Whether `actor` may move photos on the board of this group (None: the shared board) at `stage`."""
    if group_id is None:
        return may(actor, Verb.SORT_SHARED, stage)
    return group_id == actor.group_id and may(actor, Verb.SORT, stage)


def board_id_of(workshop_id: int, group_id: int | None) -> int | None:
    """Return the id of a table's board, or of the shared board for None; None before it is made."""
    found = _board_of(workshop_id, group_id) if group_id else _shared_board(workshop_id)
    return next((pk for (pk,) in found), None)


@prepared_rows
def _board_of(workshop_id: int, group_id: int) -> QuerySet[Any]:
    return Board.objects.filter(workshop_id=workshop_id, group_id=group_id).values_list("pk")


@prepared_rows
def _shared_board(workshop_id: int) -> QuerySet[Any]:
    return Board.objects.filter(workshop_id=workshop_id, group=None).values_list("pk")


def board(workshop_id: int, board_id: int) -> BoardView | None:
    """Return one board of this workshop. Six queries, however many photos, themes and piles there are."""
    themes = theme_cards(workshop_id)
    return next(iter(_views(workshop_id, Board.objects.filter(pk=board_id), themes)), None)


def table_boards(workshop_id: int) -> list[BoardView]:
    """Return all tables' boards in order of their numbers, photos only. Four queries for any number of tables.

    That of a table which was put together with another one is among them when it has placed something.
    """
    return _views(workshop_id, _of_tables().order_by("group__number"), {})


def few_table_boards(workshop_id: int, most: int = 12) -> list[BoardView]:
    """Return all tables' boards where there are so few that people can look at them side by side; none else."""
    many = _of_tables().filter(workshop_id=workshop_id).count() > most
    return [] if many else table_boards(workshop_id)


def _of_tables() -> QuerySet[Board]:
    has_placed = Exists(Placement.objects.filter(board=OuterRef("pk")))
    return Board.objects.filter(Q(group__closed=False) | Q(has_placed, group__closed=True))


def _views(workshop_id: int, chosen: Any, themes: dict[int, ThemeCardView]) -> list[BoardView]:
    boards = list(chosen.filter(workshop_id=workshop_id).select_related("group"))
    ids = [found.pk for found in boards]
    photos = photo_cards(workshop_id)
    lying, on_board = _lying(ids, photos, themes)
    clusters: dict[int, list[Cluster]] = defaultdict(list)
    for cluster in _clusters(ids):
        clusters[cluster.board_id].append(cluster)
    return [
        BoardView(
            id=found.pk,
            group=group_facts(found.group) if found.group else None,
            rev=found.rev,
            proposal=found.proposal,
            is_proposed=found.proposed_at is not None,
            clusters=_piles(clusters[found.pk], lying),
            tray=not_placed(photos, found.sample, on_board[found.pk]),
            has_sample=found.sample is not None,
            theme_tray=tuple(
                card
                for pk, card in themes.items()
                if card.is_to_place and (None, pk) not in on_board[found.pk]
            ),
        )
        for found in boards
    ]


Things = dict[int, set[tuple[int | None, int | None]]]  # by board: (photo, None) or (None, theme)


def _lying(
    board_ids: Collection[int], photos: dict[int, CardView], themes: dict[int, ThemeCardView]
) -> tuple[dict[int, list[Any]], Things]:
    """Return the cards of each cluster in order, and what is placed on each board."""
    lying: dict[int, list[Any]] = defaultdict(list)
    on_board: Things = defaultdict(set)
    for board, cluster, photo, theme, copy, rev, order, by_hand in _placements(list(board_ids)):
        view = photos.get(photo) if photo else themes.get(theme)
        if view is None:  # hidden or withdrawn since
            continue
        lying[cluster].append(as_placed(view, copy=copy, rev=rev, order=order, by_hand=by_hand))
        on_board[board].add((photo, theme))
    return lying, on_board


@prepared()
def _clusters(board_ids: Numbers) -> QuerySet[Cluster]:
    return Cluster.objects.standing().filter(board__in=board_ids)


@prepared_rows
def _placements(board_ids: Numbers) -> QuerySet[Any]:
    fields = ("board_id", "cluster_id", "photo_id", "theme_id", "copy", "rev", "order", "by_hand")
    return Placement.objects.filter(board__in=board_ids).values_list(*fields)


def _piles(clusters: Iterable[Cluster], lying: dict[int, list[Any]]) -> tuple[ClusterView, ...]:
    """Return the piles to show: named ones, and unnamed ones that are not empty (their photos may be hidden)."""
    return tuple(
        ClusterView(
            id=cluster.pk,
            name=cluster.name,
            number=cluster.order,
            rev=cluster.rev,
            also_called=tuple(cluster.also_called),
            cards=tuple(card for card in lying[cluster.pk] if isinstance(card, CardView)),
            themes=tuple(card for card in lying[cluster.pk] if isinstance(card, ThemeCardView)),
            note=cluster.note,
            note_rev=cluster.note_rev,
            laid=cluster.laid,
            is_marked_alone=cluster.is_alone,
        )
        for cluster in clusters
        if cluster.name or lying[cluster.pk]
    )
