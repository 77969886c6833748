"""Every shared figure of a workshop, computed from an archive alone: no database, no settings.

A document is the content of `workshop.json` (docs/archive.md). The methods are those of the pages.
"""

from collections.abc import Hashable, Iterator, Mapping
from math import isnan
from typing import Any

import numpy as np

from places.archives.methods.archived_sorts import on_the_shared_board, sorts_of
from places.consensus.methods.agreement import agreement
from places.consensus.methods.consensus import consensus
from places.consensus.methods.sorts import Sorts
from places.consensus.methods.support import support
from places.vision.methods.drafting import coverage
from places.weighing.methods.dots import equal_table_shares, wilson
from places.weighing.methods.essence import essence_order, even_spread, lens_score, quadrant
from places.weighing.methods.unites import Votes, read_item

Document = Mapping[str, Any]
Record = dict[str, Any]
LENSES = ("unique", "belonging", "energy")


def figures(document: Document) -> Record:
    """Return all shared figures of a document, in the form in which it holds those that were shown."""
    return {
        **consensus_figures(document),
        "dots": [row for one in document["votes"] for row in _dots(one)],
        "map": [row for one in document["votes"] for row in _map(one, document)],
        "unites": _unites(document["stances"]),
        "coverage": _coverage(document),
    }


def consensus_figures(document: Document) -> Record:
    """Return the figures of the tables' sorts: proposed clusters, agreement of tables, support of shared piles."""
    sorts = sorts_of(document)
    return {
        "consensus": _consensus(sorts, document),
        "tables_alike": _tables_alike(sorts),
        "support": _support(sorts, document),
    }


def _consensus(sorts: Sorts, document: Document) -> Record | None:
    placed = int(sorts.seen_cards.sum())
    if not placed:
        return None
    chosen = next(
        (board["proposal"].get("chosen") for board in document["boards"] if board["table"] is None), None
    )
    found = consensus(sorts, clusters=(min(chosen, placed) if chosen else None))
    return {
        "recommended": found.recommended,
        "score": None if isnan(found.score) else found.score,
        "agreement": found.agreement_mean,
        "clusters": sorted(sorted(map(str, cluster)) for cluster in found.clusters),
    }


def _tables_alike(sorts: Sorts) -> list[Record]:
    """The adjusted Rand index of every two tables that can be compared."""
    matrix = agreement(sorts.keep(sorts.seen_cards, sorts.sorting_tables))
    tables = [table for table, sorting in zip(sorts.tables, sorts.sorting_tables, strict=True) if sorting]
    return [
        {"tables": [tables[one], tables[other]], "index": float(matrix[one, other])}
        for one in range(len(tables))
        for other in range(one)
        if not np.isnan(matrix[one, other])
    ]


def _support(sorts: Sorts, document: Document) -> list[Record]:
    kept, labels, piles = on_the_shared_board(sorts, document)
    return [
        {"pile": pile, "together": each.together, "saw": each.saw}
        for pile, each in zip(piles, support(labels, kept), strict=True)
    ]


def _given(one: Mapping[str, Any], name: str) -> dict[tuple[str, int], list[int]]:
    return {(row["lens"], row["item"]): row[name] for row in one["dots"]}


def _dots(one: Mapping[str, Any]) -> Iterator[Record]:
    """Dots, shares and intervals of everything that was weighed, lens by lens."""
    dots, people, none = _given(one, "dots"), _given(one, "people"), [0] * len(one["pools"])
    opened = sum(table["number"] for table in one["ballots"])
    for lens in LENSES if not one["few"] else ():
        given = {item: dots.get((lens, item), none) for item in one["items"]}
        total = sum(map(sum, given.values()))
        shares = equal_table_shares(
            {pool: {item: each[pool] for item, each in given.items()} for pool in range(len(none))}
        )
        for item, each in given.items():
            givers = sum(people.get((lens, item), none))
            interval = wilson(givers, opened)
            yield {
                "subject": one["subject"], "lens": lens, "item": item, "dots": sum(each), "people": givers,
                "share": sum(each) / total if total else 0.0, "equal_share": shares.get(item, 0.0),
                "low": interval.low, "high": interval.high,
            }  # fmt: skip


def _map(one: Mapping[str, Any], document: Document) -> list[Record]:
    """The places on the essence map, in the order of essence."""
    if one["few"]:
        return []
    people, none = _given(one, "people"), [0] * len(one["pools"])
    sizes = [pool["ballots"] for pool in one["pools"]]
    tops = {(lens, item): people.get((lens, item), none) for lens in LENSES for item in one["items"]}
    even = {
        lens: even_spread([sum(tops[lens, item]) for item in one["items"]], sum(sizes)) for lens in LENSES
    }
    reached = _tables_of(one["subject"], document)
    rows = []
    for item in one["items"]:
        scores = [lens_score(list(zip(tops[lens, item], sizes, strict=True)), even[lens]) for lens in LENSES]
        lies = quadrant(scores[0], scores[1]) if any(sum(tops[lens, item]) for lens in LENSES) else "quiet"
        told = {lens: score.value for lens, score in zip(LENSES, scores, strict=True)}
        row = {"subject": one["subject"], "item": item, "quadrant": lies, **told}
        rows.append((essence_order(scores[0], scores[1], scores[2], len(reached.get(item, ()))), row))
    return [row for _order, row in sorted(rows, key=lambda each: each[0])]


def _tables_of(subject: str, document: Document) -> dict[int, set[int]]:
    """The tables whose people brought the photos of what was weighed."""
    photos = {photo["id"]: photo for photo in document["photos"] if photo["state"] == "brought"}
    table = {person["id"]: person["table"] for person in document["people"]}
    pairs = (
        ((each["theme"], each["photo"]) for each in document["themed_photos"])
        if subject == "themes"
        else ((each["pile"], each["photo"]) for each in document["placements"] if each["photo"])
    )
    found: dict[int, set[int]] = {}
    for item, photo in pairs:
        if photo in photos and (home := table[photos[photo]["person"]]):
            found.setdefault(item, set()).add(home)
    return found


def _unites(stances: Mapping[str, Any] | None) -> list[Record]:
    """How the tables read each shared pile."""
    return [
        {"pile": row["pile"], **_reading(row)}
        for row in sorted(stances["sums"] if stances else (), key=lambda row: row["pile"])
    ]


def _reading(row: Mapping[str, Any]) -> Record:
    votes: dict[Hashable, Votes] = {
        pool: Votes(us, not_me, us + not_me + unsure)
        for pool, (us, not_me, unsure) in enumerate(zip(row["us"], row["not_me"], row["unsure"], strict=True))
    }
    found = read_item(votes)
    sums = {name: sum(row[name]) for name in ("us", "not_me", "unsure")}
    return {"reading": found.reading, "mean": found.mean or 0.0, **sums}


def _coverage(document: Document) -> Record:
    """Who is behind the text: people who brought a photo, and those of them whose photo a sentence rests on."""
    photos = {photo["id"]: photo for photo in document["photos"] if photo["state"] == "brought"}
    linked = {photos[photo]["person"] for photo in _evidence(document) if photo in photos}
    behind, of = coverage(linked, [photo["person"] for photo in photos.values()])
    table = {person["id"]: person["table"] for person in document["people"]}
    names = {each["id"]: each["name"] for each in document["tables"]}
    here = {table[photo["person"]] for photo in photos.values()}
    missing = here - {table[person] for person in linked} - {None}
    unopened = sum(not photo["opened"] for photo in photos.values())
    tables = sorted(names[each] for each in missing)
    return {"behind": behind, "of": of, "tables": tables, "unopened": unopened}


def _evidence(document: Document) -> Iterator[int]:
    """The photos that the sentences of the text rest on, by themselves or in a pile."""
    standing = {each["id"] for each in document["sentences"] if not each["dropped"]}
    into = {pile["id"]: pile["merged_into"] for pile in document["piles"]}
    members: dict[int, list[int]] = {}
    for each in document["placements"]:
        if each["photo"]:
            members.setdefault(each["pile"], []).append(each["photo"])
    for each in document["evidence"]:
        if each["sentence"] in standing:
            yield from [each["photo"]] if each["photo"] else members.get(_last(each["pile"], into), ())


def _last(pile: int, into: Mapping[int, int | None], *, steps: int = 1000) -> int:
    """The pile that this one was merged into in the end. Bounded, as a file may hold a ring."""
    for _step in range(steps):
        if not into.get(pile):
            break
        pile = into[pile] or pile
    return pile
