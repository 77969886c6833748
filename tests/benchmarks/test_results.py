"""The pieces of the results page's benchmark."""

import pytest

from benchmarks import results
from benchmarks.results import SIZES, _queries, run


@pytest.mark.parametrize(("counts", "ok"), [([16, 16], True), ([16, 17], False)])
def test_the_number_of_queries_must_not_grow(counts: list[int], ok: bool) -> None:
    line = _queries(SIZES, counts)
    assert (line["name"], line["ok"]) == ("SQL queries with 30 and 300 voters", ok)


def test_only_the_large_room_is_judged(monkeypatch: pytest.MonkeyPatch) -> None:
    measured = {"page": 101.0, "processor": 90.0, "kept": 5.0, "queries": 16, "kilobytes": 250, "votes": 4000}
    monkeypatch.setattr(results, "_room", lambda *_size: measured)
    judged = [line["ok"] for line in run()["rows"] if line["name"].endswith("the page made anew")]
    assert judged == [None, False]
    assert {line["ok"] for line in run(quick=True)["rows"]} == {True, None}
