"""The whole consensus, side by side with plain pure Python and with the package `cardsort`, in one run."""

import importlib.util
import resource
import sys
import time
from collections.abc import Callable
from typing import Any

import numpy as np

from benchmarks import plain_consensus
from places.consensus.methods.arrangements import grow
from places.consensus.methods.consensus import consensus
from places.consensus.methods.cut import possible_numbers
from places.consensus.methods.linkage import Tree, average_linkage
from places.consensus.methods.orders import card_orders
from places.consensus.methods.similarity import distances, similarity
from places.consensus.methods.sorts import Sorts

Row = tuple[int, int, int]
TO_INSTALL = "not here: make peers"


def run(*, quick: bool = False) -> dict[str, Any]:
    """Measure; `quick` leaves out what takes long and repeats less. Rows: name, value, unit, goal, ok."""
    return {"title": "Consensus of tables' sorts", "rows": [*_small(quick), *_middle(quick), *_large(quick)]}


def room(cards: int, tables: int, piles: int, *, seed: int = 11) -> list[Row]:
    """Rows (table, card, pile) of tables that half agree; a tenth of the cards is not placed."""
    random = np.random.default_rng(seed)
    shared = random.integers(0, piles, cards)
    rows: list[Row] = []
    for table in range(tables):
        sorted_into = np.where(random.random(cards) < 0.5, shared, random.integers(0, piles, cards))
        placed = np.flatnonzero(random.random(cards) < 0.9)
        rows += [(table, int(card), int(sorted_into[card])) for card in placed]
    return rows


def _small(quick: bool) -> list[dict[str, Any]]:
    rows, workshop = room(100, 10, 8), room(40, 6, 6)
    taken = _best(lambda: _whole(rows, 100, with_stability=True), 1 if quick else 5)
    usual = _best(lambda: _whole(workshop, 40, with_stability=False), 1 if quick else 5)
    return [
        _row("100 photos x 10 tables, everything with stability", taken, "s", 0.1),
        _row("40 photos x 6 tables, everything without stability", usual, "s"),
    ]


def _middle(quick: bool) -> list[dict[str, Any]]:
    rows = room(500, 60, 15)
    ours = _best(lambda: _whole(rows, 500, with_stability=False), 1 if quick else 3)
    core = _best(lambda: _core(rows, 500), 1 if quick else 3)
    found = [_row("500 x 60, everything without stability", ours, "s", 3)]
    if not quick:
        held = _best(lambda: _whole(rows, 500, with_stability=True), 1)
        found.append(_row("500 x 60, everything with stability", held, "s", 30))
    found.append(_row("500 x 60, similarity, tree and cut", core, "s"))
    return [*found, *_beside_plain_python(rows, quick), *_beside_cardsort(rows)]


def _beside_plain_python(rows: list[Row], quick: bool) -> list[dict[str, Any]]:
    """Pair counting and linkage in pure Python, on the same room (a smaller one, without goal, when quick)."""
    cards, size = (150, "150 x 20") if quick else (500, "500 x 60")
    if quick:
        rows = room(150, 20, 10)
    ours = _best(lambda: _tree(rows, cards), 1 if quick else 5)
    apart = plain_consensus.distances(rows, cards)
    counting = _best(lambda: plain_consensus.distances(rows, cards), 1 if quick else 2)
    textbook = counting + _best(lambda: plain_consensus.textbook_tree([row.copy() for row in apart]), 1)
    careful = counting + _best(lambda: plain_consensus.tree([row.copy() for row in apart]), 1 if quick else 2)
    alike = bool(np.allclose(plain_consensus.tree(apart), _tree(rows, cards).heights, atol=1e-9))
    times = f"{size}, times faster than plain Python"
    return [
        _row(f"{size}, pair counting and tree", ours, "s"),
        _row(f"{size}, the same in plain Python (all pairs at each step)", textbook, "s"),
        _row(f"{size}, the same in plain Python (nearest remembered)", careful, "s"),
        _at_least(times, textbook / ours, None if quick else 20),
        _row(f"{size}, times faster than plain Python with the nearest remembered", careful / ours, "times"),
        _alike(f"{size}, same heights as plain Python", alike),
    ]


def _beside_cardsort(rows: list[Row]) -> list[dict[str, Any]]:
    """What `cardsort` can do: its distance matrix, for sorts without missing cards. (Its tree is SciPy's, and always
    drawn.) Both begin with what they make of the rows: a data frame there, `Sorts` here.
    """
    name = "500 x 60 all placed, distance matrix by the package cardsort"
    if importlib.util.find_spec("cardsort") is None:
        return [{"name": name, "value": TO_INSTALL, "unit": "", "goal": None, "ok": None}]
    from cardsort import get_distance_matrix  # noqa: PLC0415  (a peer, measured where it is installed)
    from scipy.spatial.distance import squareform  # noqa: PLC0415  (half a second to load)

    full = _all_placed(rows, 500)
    frame, sorts = _frame(full), Sorts.from_rows(full, cards=range(500))
    theirs = _best(lambda: get_distance_matrix(frame), 3)
    ours = _best(lambda: similarity(sorts), 5)
    reading = _best(lambda: _frame(full), 3), _best(lambda: Sorts.from_rows(full, cards=range(500)), 3)
    with_reading = (theirs + reading[0]) / (ours + reading[1])
    alike = bool(np.allclose(squareform(get_distance_matrix(frame)), 60 * (1 - similarity(sorts).values)))
    return [
        _row(name, theirs, "s"),
        _row("500 x 60 all placed, similarity", ours, "s"),
        _at_least("500 x 60 all placed, times faster than cardsort", theirs / ours, 20),
        _at_least("500 x 60 all placed, times faster with what reads the rows in", with_reading, None),
        _alike("500 x 60 all placed, same distances as cardsort", alike),
    ]


def _frame(rows: list[Row]) -> Any:
    """The rows as the data frame that `cardsort` wants."""
    import pandas  # noqa: PLC0415  (comes with the peer)

    return pandas.DataFrame(
        [(card, f"card {card}", pile, f"pile {pile}", table + 1) for table, card, pile in rows],
        columns=["card_id", "card_label", "category_id", "category_label", "user_id"],
        # With pandas 3 the package cannot compare its own text columns unless they are plain objects.
    ).astype({"card_label": object, "category_label": object})


def _large(quick: bool) -> list[dict[str, Any]]:
    if quick:
        return []
    rows = room(2000, 300, 25)
    sorts = Sorts.from_rows(rows, cards=range(2000))
    del rows
    start = time.perf_counter()
    _recommended(sorts)
    taken = time.perf_counter() - start
    return [
        _row("2,000 x 300, similarity, tree and cut", taken, "s", 10),
        _row("2,000 x 300, most memory of the whole process", _peak_megabytes(), "MB", 600),
    ]


def _whole(rows: list[Row], cards: int, *, with_stability: bool) -> None:
    found = consensus(Sorts.from_rows(rows, cards=range(cards)), with_stability=with_stability)
    assert found.clusters
    assert found.contested is not None
    assert found.agreement_word
    assert found.support


def _core(rows: list[Row], cards: int) -> None:
    _recommended(Sorts.from_rows(rows, cards=range(cards)))


def _recommended(sorts: Sorts) -> int:
    apart, parts = distances(similarity(sorts))
    grown = grow(apart, card_orders(sorts.keys), sorts)
    return grown.best_number(*possible_numbers(sorts, parts))


def _tree(rows: list[Row], cards: int) -> Tree:
    return average_linkage(1 - similarity(Sorts.from_rows(rows, cards=range(cards))).values)


def _all_placed(rows: list[Row], cards: int) -> list[Row]:
    placed = {(table, card): pile for table, card, pile in rows}
    tables = {table for table, _, _ in rows}
    return [(table, card, placed.get((table, card), 0)) for table in sorted(tables) for card in range(cards)]


def _best(work: Callable[[], object], times: int) -> float:
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return min(taken)


def _row(name: str, value: float, unit: str, goal: float | None = None) -> dict[str, Any]:
    ok = None if goal is None else bool(value <= goal)
    return {"name": name, "value": round(value, 4), "unit": unit, "goal": goal, "ok": ok}


def _at_least(name: str, times: float, goal: float | None) -> dict[str, Any]:
    reached = None if goal is None else bool(times >= goal)
    return {"name": name, "value": round(times, 1), "unit": "times", "goal": goal, "ok": reached}


def _alike(name: str, value: bool) -> dict[str, Any]:
    return {"name": name, "value": value, "unit": "", "goal": True, "ok": value}


def _peak_megabytes() -> float:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    # Linux counts in kilobytes, macOS in bytes.
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)
