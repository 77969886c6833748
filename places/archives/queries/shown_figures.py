"""The shared figures as the room's pages show them, with the numbers of an archive.

`archives.methods.figures` computes the same from the archive alone.
"""

from dataclasses import replace
from itertools import starmap
from math import isnan
from typing import Any

import numpy as np

from places.archives.methods.archived_sorts import theme_key
from places.archives.queries.numbers import Numbers
from places.archives.queries.room import Record
from places.archives.queries.votes import item_numbers
from places.boards.models import Board
from places.boards.queries.board import board
from places.cards import THEME, Card
from places.consensus.methods.agreement import agreement
from places.consensus.methods.consensus import consensus
from places.consensus.methods.sorts import Sorts
from places.consensus.queries.agreement import agreements, shared_sorts
from places.consensus.queries.sorts import TableSorts, table_sorts
from places.enums import Lens
from places.vision.queries.coverage import coverage
from places.vision.queries.vision import vision
from places.weighing.queries.by_lens import lens_results
from places.weighing.queries.results import Results, results
from places.weighing.queries.turnout import FEWEST_SHOWN
from places.weighing.queries.unites import unites
from places.workshops.queries.workshops import WorkshopFacts


def shown_figures(workshop: WorkshopFacts, numbers: Numbers, themes: list[Record]) -> Record:
    """Return the consensus, the dots, the essence map, what unites, and who is behind the text."""
    read = table_sorts(workshop.id)
    sorts = _with_archived_keys(read.sorts, numbers, themes)
    found = [
        each
        for each in starmap(results, ((workshop, s) for s in workshop.shown))
        if not each.tally.turnout.few
    ]
    found.sort(key=lambda each: each.subject)
    return {
        "consensus": _consensus(sorts, workshop.id, numbers),
        "tables_alike": _tables_alike(sorts, numbers),
        "support": _support(workshop.id, read, numbers),
        "dots": [row for each in found for row in _dots(each, numbers)],
        "map": [row for each in found for row in _map(each, numbers)],
        "unites": _unites(workshop, numbers),
        "coverage": _coverage(workshop.id),
    }


def _with_archived_keys(sorts: Sorts, numbers: Numbers, themes: list[Record]) -> Sorts:
    """The same sorts where a theme whose word stays in the room has the key that the archive gives it."""
    kept = {theme["id"]: theme_key(theme) for theme in themes if theme["number"] is None}

    def key(card: Any, own: str) -> str:
        return kept.get(numbers.themes[card.thing], own) if card.kind == THEME else own

    return replace(sorts, keys=tuple(map(key, sorts.cards, sorts.keys)))


def _consensus(sorts: Sorts, workshop_id: int, numbers: Numbers) -> Record | None:
    placed = int(sorts.seen_cards.sum())
    if not placed:
        return None
    shared = Board.objects.filter(workshop_id=workshop_id, group=None).first()
    chosen = shared and shared.proposal.get("chosen")
    found = consensus(sorts, clusters=(min(chosen, placed) if chosen else None))
    return {
        "recommended": found.recommended,
        "score": None if isnan(found.score) else found.score,
        "agreement": found.agreement_mean,
        "clusters": sorted(sorted(_named(card, numbers) for card in cluster) for cluster in found.clusters),
    }


def _named(card: Any, numbers: Numbers) -> str:
    return (isinstance(card, Card) and numbers.card(card)) or ""


def _tables_alike(sorts: Sorts, numbers: Numbers) -> list[Record]:
    fewer = sorts.keep(sorts.seen_cards, sorts.sorting_tables)
    matrix = agreement(fewer)
    tables = [numbers.tables[table] for table in fewer.tables if isinstance(table, int)]
    return [
        {"tables": [tables[one], tables[other]], "index": float(matrix[one, other])}
        for one in range(len(tables))
        for other in range(one)
        if not np.isnan(matrix[one, other])
    ]


def _support(workshop_id: int, read: TableSorts, numbers: Numbers) -> list[Record]:
    shared_id = Board.objects.filter(workshop_id=workshop_id, group=None).values_list("pk", flat=True).first()
    shared = board(workshop_id, shared_id) if shared_id else None
    if shared is None:
        return []
    known = shared_sorts(workshop_id, shared, read)
    found = agreements(known, shared)
    return [
        {"pile": numbers.piles[pile.id], "together": found[pile.id].together, "saw": found[pile.id].saw}
        for pile in known.clusters
    ]


def _dots(found: Results, numbers: Numbers) -> list[Record]:
    known = item_numbers(found.subject, numbers)
    lines = {lens: lens_results(found.tally, lens) for lens in Lens}
    return [
        {
            "subject": found.subject.value, "lens": lens.value, "item": known[item.id], "dots": line.dots,
            "people": line.people, "share": line.share, "equal_share": line.equal_share,
            "low": line.interval.low, "high": line.interval.high,
        }
        for lens in Lens
        for item in found.tally.items
        if (line := lines[lens][item.id])
    ]  # fmt: skip


def _map(found: Results, numbers: Numbers) -> list[Record]:
    known = item_numbers(found.subject, numbers)
    return [
        {
            "subject": found.subject.value,
            "item": known[spot.item.id],
            "quadrant": spot.quadrant,
            **{score.lens.value: score.score.value for score in spot.scores},
        }
        for spot in found.spots
    ]


def _unites(workshop: WorkshopFacts, numbers: Numbers) -> list[Record]:
    found = unites(workshop) if workshop.shown else None
    if found is None or found.answered < FEWEST_SHOWN:
        return []
    readings = {"unites": found.unites, "different": found.different, "open": found.open}
    readings["listening"] = found.listening
    rows = [
        {
            "pile": numbers.piles[stand.cluster_id], "reading": reading, "mean": stand.mean, "us": stand.us,
            "not_me": stand.not_me, "unsure": stand.unsure,
        }
        for reading, stands in readings.items()
        for stand in stands
    ]  # fmt: skip
    return sorted(rows, key=lambda row: row["pile"])


def _coverage(workshop_id: int) -> Record:
    found = coverage(workshop_id, vision(workshop_id))
    told = {"behind": found.behind, "of": found.of, "unopened": found.unopened}
    return told | {"tables": sorted(found.tables)}
