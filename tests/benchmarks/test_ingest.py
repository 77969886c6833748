from benchmarks.ingest import run


def test_the_quick_run_fills_every_row() -> None:
    table = run(quick=True)
    names = [row["name"] for row in table["rows"]]
    assert table["title"].startswith("Pictures")
    assert len(set(names)) == len(names)
    assert {
        "12 MP baseline: faster by",
        "48 MP progressive: growth of the child",
        "event loop held, longest",
    } <= {*names}
    for row in table["rows"]:
        assert set(row) == {"name", "value", "unit", "goal", "ok"}
        assert row["value"] >= 0
        assert (row["goal"] is None) == (row["ok"] is None)
