from benchmarks import pages


def test_the_number_of_queries_must_be_the_same() -> None:
    same, other = pages._constant("wall", [7, 7]), pages._constant("board", [8, 1008])
    assert (same["name"], same["value"], same["ok"]) == (
        "wall: SQL queries with 100 and 1,000 photos",
        "7 and 7",
        True,
    )
    assert (other["value"], other["ok"]) == ("8 and 1008", False)


def test_doors_are_compared_round_by_round() -> None:
    ours = pages.Found(rates=[300.0, 100.0, 90.0], cpu=[3.0, 4.0, 5.0], fresh=[9.0, 10.0, 12.0])
    plain = pages.Found(rates=[100.0, 50.0, 30.0], cpu=[9.0, 10.0, 11.0], fresh=[1.0])
    rows = pages._rows("wall, 100 photos", ours, plain, judged=True)
    assert [row["value"] for row in rows] == [4.0, 10.0, 10.0, 100.0, 50.0, 3.0]
    assert (rows[-1]["goal"], rows[-1]["ok"]) == ("≥ 3", True)
    assert pages._rows("wall", ours, plain, judged=False)[-1]["ok"] is None
