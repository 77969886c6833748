"""The calendar file of promises, and the sums of the pulse as data."""

import csv
import datetime
import io
import json

from django.utils import translation

from places.belonging.documents import promises_calendar, pulse_csv, pulse_json
from places.belonging.methods.following_up import Asking
from places.belonging.queries.pulse_results import pulse_results
from places.enums import PulseMoment
from tests.builders.belonging import crowd, take

TIMES = (Asking(6, datetime.date(2027, 5, 30), True), Asking(12, datetime.date(2027, 11, 30), False))


def calendar(*promises: str) -> str:
    made = datetime.datetime(2026, 11, 30, 9, 5, tzinfo=datetime.UTC)
    told = {"ness": "Barts-ness", "address": "https://x.example/back/?code=HT7K-2M9P", "uid": "ab12"}
    return promises_calendar(promises, TIMES, made_at=made, **told).decode()


def unfolded(text: str) -> list[str]:
    return text.replace("\r\n ", "").split("\r\n")


def test_each_time_is_a_day_with_a_reminder() -> None:
    lines = unfolded(calendar("Greet; and listen, always\\never"))
    assert lines[:4] == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Placeness//Promises//EN",
        "METHOD:PUBLISH",
    ]
    assert lines[-2:] == ["END:VCALENDAR", ""]
    assert [line for line in lines if line.startswith(("UID", "DTSTART", "DTEND", "DTSTAMP"))] == [
        "UID:ab12-6@placeness",
        "DTSTAMP:20261130T090500Z",
        "DTSTART;VALUE=DATE:20270530",
        "DTEND;VALUE=DATE:20270531",
        "UID:ab12-12@placeness",
        "DTSTAMP:20261130T090500Z",
        "DTSTART;VALUE=DATE:20271130",
        "DTEND;VALUE=DATE:20271201",
    ]
    assert lines.count("TRIGGER:PT9H") == lines.count("CLASS:PRIVATE") == 2
    first, second = (line for line in lines if line.startswith("DESCRIPTION:I said"))
    assert first == (
        "DESCRIPTION:I said that I would:\\n- Greet\\; and listen\\, always\\\\never\\n"
        "Say what became of it\\, with your return code:\\nhttps://x.example/back/?code=HT7K-2M9P"
    )
    assert "https" not in second  # the pages are gone on that day
    assert lines.count("URL:https://x.example/back/?code=HT7K-2M9P") == 1


def test_long_lines_are_folded_between_letters() -> None:
    promise = "Åka båt över Vättern " * 9
    with translation.override("sv"):
        text = calendar(promise)
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert any(promise in line for line in unfolded(text))
    assert all(line.encode().decode() == line for line in text.split("\r\n"))


def test_the_sums_as_data_hold_no_hidden_table(db: None) -> None:
    room = crowd(6, 4, 7)
    tables = ((1, 2, 3, 4, 5, 5), (1, 2, 3, 4), (3, 3, 4, 4, 5, 5, 5))
    take(room, PulseMoment.START, *([{"accepted": step} for step in table] for table in tables))
    results = pulse_results(room.workshop.pk)
    rows = json.loads(pulse_json(results))
    assert [(row["table"], row["value"], row["people"]) for row in rows] == [
        *(("all", step, people) for step, people in enumerate((2, 2, 4, 4, 5), 1)),
        *(("3", step, people) for step, people in enumerate((0, 0, 2, 2, 3), 1)),
    ]
    assert {(row["round"], row["measure"], row["item"]) for row in rows} == {("start", "step", "accepted")}
    read = list(csv.DictReader(io.StringIO(pulse_csv(results).decode("utf-8-sig"))))
    assert [row["people"] for row in read] == [str(row["people"]) for row in rows]
    assert (pulse_json(()), pulse_csv(()).count(b"\n")) == (b"[]\n", 1)
