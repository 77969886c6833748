import re
from pathlib import Path

from benchmarks import room
from benchmarks.phones import Phone

FOLLOWING = Path(__file__).parents[2] / "static" / "base" / "following.js"


def test_a_small_room_is_taken_along_from_stage_to_stage() -> None:
    table = room.run(quick=True)
    arrival, moves = table["rows"][:-4], table["rows"][-4:]
    judged = {row["name"]: (row["value"], row["unit"]) for row in arrival if row["goal"] == "0"}
    assert judged == {
        "6 phones arrive: pictures and votes lost": (0, "of 66"),
        "6 phones arrive: pictures and votes twice": (0, ""),
        "6 phones arrive: pictures refused": (0, ""),
    }
    assert [row["name"] for row in moves] == [
        "5 phones: taken along, p50",
        "5 phones: taken along, p99",
        "5 phones: the last one",
        "5 phones: lost",
    ]
    assert (moves[3]["value"], moves[3]["unit"]) == (0, "of 10")


def test_phones_wait_as_the_pages_script_does() -> None:
    spread = re.search(r"SPREAD = ([\d_]+)", FOLLOWING.read_text())
    assert spread
    assert int(spread[1]) == room.SPREAD * 1000


def test_who_is_late_and_who_is_lost_is_told() -> None:
    guests = [room.Guest(Phone(0, ""), took=[0.5, 3.5]), room.Guest(Phone(0, ""), took=[1.0], lost=1)]
    rows = room._rows(guests)
    assert [(row["value"], row["ok"]) for row in rows] == [(1.0, None), (3.5, None), (3.5, False), (1, False)]
    assert room.stage_of('<span id="stage-name">Put together</span>') == "Put together"
    assert room.stage_of("<p>nothing</p>") == ""
