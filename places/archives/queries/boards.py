"""The boards in an archive: their piles and cards, what people moved by hand, and which names they chose."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from places.archives.queries.numbers import Numbers
from places.archives.queries.room import Record, written_time
from places.boards.models import Board, Cluster, Placement
from places.consensus.models import NameVote

FIGURES = (
    "as_of", "tables", "clusters", "recommended", "elsewhere", "cards", "score", "agreement", "rounds", "chosen",
    "names_shown",
)  # fmt: skip
PILE = ("name", "note", "is_alone", "order", "rev", "note_rev", "laid", "accepted", "gone")


def boards(workshop_id: int, numbers: Numbers) -> list[Record]:
    """Return the boards; the shared one has no table. One query."""
    return [
        {
            "id": numbers.boards[row.pk],
            "table": numbers.tables.get(row.group_id or 0),
            "rev": row.rev,
            "sample": None if row.sample is None else _known(row.sample, numbers),
            "proposed_at": written_time(row.proposed_at),
            "proposal": proposal(row.proposal, numbers),
        }
        for row in Board.objects.filter(workshop_id=workshop_id).order_by("pk")
    ]


def _known(photos: list[int], numbers: Numbers) -> list[int]:
    return [numbers.photos[photo] for photo in photos if photo in numbers.photos]


def proposal(stored: dict[str, Any], numbers: Numbers) -> Record:
    """Return what the shared board keeps of the consensus, without the state of a job."""
    found = {name: stored[name] for name in FIGURES if name in stored}
    if "waiting" in stored:
        pairs = ((numbers.written_card(card), numbers.piles.get(pile)) for card, pile in stored["waiting"])
        found["waiting"] = sorted([card, pile] for card, pile in pairs if card and pile)
    if "held" in stored:
        found["held"] = sorted([_cards(cards, numbers), count] for cards, count in stored["held"])
    if "kept_out" in stored:
        found["kept_out"] = _cards(stored["kept_out"], numbers)
    return found


def _cards(written: list[str], numbers: Numbers) -> list[str]:
    return sorted(card for one in written if (card := numbers.written_card(one)))


def piles(workshop_id: int, numbers: Numbers) -> list[Record]:
    """Return the piles, those that are gone too: the history of a board needs them. One query."""
    return [
        {
            "id": numbers.piles[row.pk],
            "board": numbers.boards[row.board_id],
            **{name: getattr(row, name) for name in PILE},
            "also_called": [{"name": one["name"], "tables": one["tables"]} for one in row.also_called],
            "merged_into": numbers.piles.get(row.merged_into_id or 0),
        }
        for row in Cluster.objects.filter(board__workshop_id=workshop_id).order_by("pk")
    ]


def placements(workshop_id: int, numbers: Numbers) -> list[Record]:
    """Return every card in its pile. One query."""
    rows = Placement.objects.filter(board__workshop_id=workshop_id).order_by("pk")
    same = ("copy", "order", "rev", "by_hand")
    return [
        {
            "board": numbers.boards[row["board_id"]],
            "pile": numbers.piles[row["cluster_id"]],
            "photo": numbers.photos.get(row["photo_id"]),
            "theme": numbers.themes.get(row["theme_id"]),
            **{name: row[name] for name in same},
        }
        for row in rows.values("board_id", "cluster_id", "photo_id", "theme_id", *same)
        if row["photo_id"] in numbers.photos or row["theme_id"] in numbers.themes
    ]


def chosen_names(workshop_id: int, numbers: Numbers) -> list[Record]:
    """Return how many people chose each name of a shared pile; nothing while that is hidden. Two queries."""
    shared = Board.objects.filter(workshop_id=workshop_id, group=None).first()
    if shared is None or not shared.proposal.get("names_shown"):
        return []
    return list(_chosen(shared.pk, numbers))


def _chosen(board_id: int, numbers: Numbers) -> Iterator[Record]:
    given = NameVote.objects.filter(cluster__board_id=board_id).values_list("cluster", "name")
    for (pile, name), people in sorted(Counter(given).items()):
        yield {"pile": numbers.piles[pile], "name": name, "people": people}
