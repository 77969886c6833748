"""`manage.py bench results`: the results page of a large room, and of a small one for the number of queries."""

import tempfile
from pathlib import Path
from typing import Any

from benchmarks.servers import Child, row

SIZES = ((30, 10, 60), (300, 30, 500))  # voters, clusters, photos
MOST_MS = 100


def run(*, quick: bool = False) -> dict[str, Any]:
    """Measure each room in a process and a data folder of its own. Rows: name, value, unit, goal, ok."""
    sizes = ((6, 4, 10), (12, 6, 20)) if quick else SIZES
    found = [_room(*size) for size in sizes]
    rows = [_queries(sizes, [each["queries"] for each in found])]
    for (voters, clusters, photos), each in zip(sizes, found, strict=True):
        judged = (voters, clusters, photos) == SIZES[-1]
        name = f"{voters} voters × {clusters} clusters, {photos} photos"
        ok = each["page"] <= MOST_MS if judged else None
        rows += [
            row(f"{name}: the page made anew", each["page"], "ms", f"≤ {MOST_MS}" if judged else None, ok),
            row("  its processor time", each["processor"], "ms"),
            row("  for everybody after the first", each["kept"], "ms"),
            row("  its size", each["kilobytes"], "KB"),
            row("  votes behind it", each["votes"]),
        ]
    return {"title": "Results: the page that everybody looks at after the reveal", "rows": rows}


def _queries(sizes: tuple[tuple[int, int, int], ...], counts: list[int]) -> dict[str, Any]:
    rooms = " and ".join(str(voters) for voters, _clusters, _photos in sizes)
    shown = " and ".join(map(str, counts))
    return row(f"SQL queries with {rooms} voters", shown, "", "the same", len(set(counts)) == 1)


def _room(*size: int) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        child = Child("benchmarks.results_room", *map(str, size), folder=Path(folder))
        found = child.ready
        child.stop()
    return found
