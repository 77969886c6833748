from benchmarks import board, board_page
from benchmarks.phones import Ear


def test_what_a_board_shows_is_judged() -> None:
    rows = board._rows(200, [100.0] * 95 + [151.0] * 5, 0, [600, 700])
    assert [(row["value"], row["ok"]) for row in rows] == [
        (100.0, None),
        (151.0, False),
        (0, True),
        (700, True),
    ]
    rows = board._rows(200, [100.0], 1, [2000])
    assert [row["ok"] for row in rows] == [None, True, False, False]


def test_the_page_is_judged_by_its_middle_and_its_worst() -> None:
    rows = board_page.judged([900.0, 1000.0, 5000.0], [60.0, 201.0])
    assert [(row["value"], row["ok"]) for row in rows] == [(1.0, True), (2, None), (201.0, False)]
    assert board_page.judged([9000.0], [])[2]["ok"]


def test_a_listener_that_received_nothing_has_no_moment() -> None:
    ear = Ear.__new__(Ear)
    ear.noted = []
    assert board._first(ear) is None
    ear.noted = [(3, 1.5), (4, 2.0)]
    assert board._first(ear) == 1.5
