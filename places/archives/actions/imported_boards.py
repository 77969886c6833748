"""The boards of an archive with their piles and cards, stored with new ids."""

from collections.abc import Mapping
from typing import Any

from places.archives.actions.imported_rows import BATCH, Stored, moment, words
from places.boards.models import Board, Cluster, Placement

Document = Mapping[str, Any]
Record = Mapping[str, Any]


def store_boards(document: Document, stored: Stored) -> None:
    """Store the boards, their piles, those that are gone too, and every card in its pile."""
    boards = [
        Board(
            workshop=stored.workshop,
            group_id=stored.pk("tables", row["table"]),
            rev=row["rev"],
            sample=row["sample"] and [stored.pk("photos", photo) for photo in row["sample"]],
            proposed_at=moment(row["proposed_at"]),
        )
        for row in document["boards"]
    ]
    stored.rows["boards"] = Board.objects.bulk_create(boards, batch_size=BATCH)
    stored.rows["piles"] = Cluster.objects.bulk_create(
        [_pile(row, stored) for row in document["piles"]], batch_size=BATCH
    )
    for row, pile in zip(document["piles"], stored.rows["piles"], strict=True):
        pile.merged_into_id = stored.pk("piles", row["merged_into"])
    Cluster.objects.bulk_update(
        [pile for pile in stored.rows["piles"] if pile.merged_into_id], ["merged_into"], batch_size=BATCH
    )
    placements = [_placement(row, stored) for row in document["placements"]]
    Placement.objects.bulk_create(placements, batch_size=BATCH)


def _pile(row: Record, stored: Stored) -> Cluster:
    same = ("is_alone", "order", "rev", "note_rev", "laid", "accepted", "gone")
    called = [{"name": words(one["name"]), "tables": one["tables"]} for one in row["also_called"]]
    told = {"name": words(row["name"]), "note": words(row["note"]), "also_called": called}
    return Cluster(board_id=stored.pk("boards", row["board"]), **told, **{name: row[name] for name in same})


def _placement(row: Record, stored: Stored) -> Placement:
    return Placement(
        board_id=stored.pk("boards", row["board"]),
        cluster_id=stored.pk("piles", row["pile"]),
        photo_id=stored.pk("photos", row["photo"]),
        theme_id=stored.pk("themes", row["theme"]),
        **{name: row[name] for name in ("copy", "order", "rev", "by_hand")},
    )
