from benchmarks.consensus import run


def test_the_quick_run_fills_every_row_and_agrees_with_its_peer() -> None:
    rows = {row["name"]: row for row in run(quick=True)["rows"]}
    assert rows["150 x 20, same heights as plain Python"]["value"] is True
    assert rows["100 photos x 10 tables, everything with stability"]["goal"] == 0.1
    for row in rows.values():
        assert set(row) == {"name", "value", "unit", "goal", "ok"}
        assert (row["goal"] is None) == (row["ok"] is None)
