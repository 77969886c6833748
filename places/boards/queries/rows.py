"""Rows of a board and of a few cards and piles: prepared statements, since every move needs them."""

from typing import Any

from django.db.models import Count, Q, QuerySet

from places.boards.models import Board, Cluster, Placement
from places.database.prepared import Numbers, prepared, prepared_rows
from places.enums import PhotoState
from places.photos.models import Photo, Theme


@prepared()
def boards(workshop_id: int, board_id: int) -> QuerySet[Board]:
    """The board with this id, if it is of this workshop."""
    return Board.objects.filter(pk=board_id, workshop_id=workshop_id)


@prepared()
def of_photos(board_id: int, photo_ids: Numbers) -> QuerySet[Placement]:
    """The placements of these photos on a board, copies too."""
    return Placement.objects.filter(board_id=board_id, photo__in=photo_ids)


@prepared()
def of_themes(board_id: int, theme_ids: Numbers) -> QuerySet[Placement]:
    """The placements of these themes on a board, copies too."""
    return Placement.objects.filter(board_id=board_id, theme__in=theme_ids)


@prepared_rows
def shown(workshop_id: int, photo_ids: Numbers) -> QuerySet[Any]:
    """(id,) of those of these photos that the room sees."""
    return Photo.objects.shown().filter(workshop_id=workshop_id, pk__in=photo_ids).values_list("pk")


@prepared_rows
def known(workshop_id: int, theme_ids: Numbers) -> QuerySet[Any]:
    """(id,) of those of these themes that there are in the workshop."""
    return Theme.objects.filter(workshop_id=workshop_id, pk__in=theme_ids).values_list("pk")


@prepared_rows
def piles_of(board_id: int, cluster_ids: Numbers) -> QuerySet[Any]:
    """What `PileNow` holds, in its order; the piles in the order of the board."""
    piles = Cluster.objects.filter(board_id=board_id, pk__in=cluster_ids)
    counted = piles.order_by("order", "pk").annotate(
        photo_count=Count("placements", filter=Q(placements__photo__state=PhotoState.BROUGHT)),
        theme_count=Count("placements__theme"),
    )
    words = ("pk", "name", "order", "rev", "note", "note_rev", "laid")
    return counted.values_list(*words, "photo_count", "theme_count", "is_alone", "gone")


@prepared_rows
def waiting(workshop_id: int, board_id: int) -> QuerySet[Any]:
    """(id,) of the photos that the room sees and that are not placed on the board."""
    placed = Placement.objects.filter(board_id=board_id, photo__isnull=False).values("photo_id")
    shown = Photo.objects.shown().filter(workshop_id=workshop_id).order_by()
    return shown.exclude(pk__in=placed).values_list("pk")


@prepared()
def in_pile(cluster_id: int) -> QuerySet[Placement]:
    """The placements of a pile in their order."""
    return Placement.objects.filter(cluster_id=cluster_id).order_by("order", "pk")


@prepared_rows
def empty_piles(board_id: int, cluster_ids: Numbers) -> QuerySet[Any]:
    """(id,) of those of these piles that are empty and unnamed (a computed name of a shared pile does not count)."""
    unnamed = Q(name="") | Q(rev=0, board__group=None)
    piles = Cluster.objects.standing().filter(unnamed, board_id=board_id, pk__in=cluster_ids)
    return piles.filter(placements=None).order_by().values_list("pk")
