"""Promises as a calendar file (iCalendar, RFC 5545), and the sums of the pulse as data."""

import csv
import datetime
import io
import json
from collections.abc import Iterable, Iterator, Sequence

from django.utils.translation import gettext as _

from places.belonging.methods.following_up import Asking
from places.belonging.queries.pulse_results import PulseResult

LINE = 75  # bytes; longer lines are folded (RFC 5545, 3.1)


def promises_calendar(
    promises: Sequence[str],
    times: Iterable[Asking],
    *,
    ness: str,
    address: str,
    uid: str,
    made_at: datetime.datetime,
) -> bytes:
    """Return the calendar in UTF-8: an entry of a whole day for each time, with the promises and a reminder at nine.

    `address` leads back to the promises; it stands only in entries of days on which they are still there. `uid` is
    the same for the same person, so that a file that is opened again changes the entries instead of adding some.
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Placeness//Promises//EN", "METHOD:PUBLISH"]
    for each in times:
        lines += _entry(promises, each, ness=ness, address=address, uid=uid, made_at=made_at)
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line)).encode()


def _entry(
    promises: Sequence[str],
    time: Asking,
    *,
    ness: str,
    address: str,
    uid: str,
    made_at: datetime.datetime,
) -> Iterator[str]:
    told = [_("I said that I would:"), *(f"- {promise}" for promise in promises)]
    if time.is_kept:
        told += [_("Say what became of it, with your return code:"), address]
    else:
        told.append(_("The pages of the workshop are gone by now. This note is for you alone."))
    yield "BEGIN:VEVENT"
    yield f"UID:{uid}-{time.months}@placeness"
    yield f"DTSTAMP:{made_at.astimezone(datetime.UTC):%Y%m%dT%H%M%SZ}"
    yield f"DTSTART;VALUE=DATE:{time.day:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{time.day + datetime.timedelta(days=1):%Y%m%d}"
    yield "SUMMARY:" + _text(_("What became of my promise? %(ness)s") % {"ness": ness})
    yield "DESCRIPTION:" + _text("\n".join(told))
    if time.is_kept:
        yield f"URL:{address}"
    yield from ("CLASS:PRIVATE", "TRANSP:TRANSPARENT", "BEGIN:VALARM", "ACTION:DISPLAY", "TRIGGER:PT9H")
    yield "DESCRIPTION:" + _text(_("What became of my promise?"))
    yield from ("END:VALARM", "END:VEVENT")


def _text(words: str) -> str:
    """Return words as a value of the type TEXT (RFC 5545, 3.3.11)."""
    for character in "\\;,":
        words = words.replace(character, f"\\{character}")
    return words.replace("\n", "\\n")


def _folded(line: str) -> Iterator[str]:
    """Yield the line in parts of at most `LINE` bytes, all but the first after a space; no letter is cut."""
    part = ""
    for letter in line:
        if len((part + letter).encode()) > LINE:
            yield part
            part = " "
        part += letter
    yield part


def pulse_json(results: Iterable[PulseResult]) -> bytes:
    """Return what may be shown of the pulse as a JSON list of rows, in UTF-8."""
    return (json.dumps(list(_rows(results)), indent=1) + "\n").encode()


def pulse_csv(results: Iterable[PulseResult]) -> bytes:
    """Return the same rows as CSV: UTF-8 with a byte order mark (for Excel). None of it is people's words."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(
        out, ("round", "measure", "item", "table", "value", "people"), quoting=csv.QUOTE_ALL
    )
    writer.writeheader()
    writer.writerows(_rows(results))
    return out.getvalue().encode("utf-8-sig")


def _rows(results: Iterable[PulseResult]) -> Iterator[dict[str, str | int]]:
    """Yield a row for each sum: `table` is its number, or "all"; sums that are hidden have no row."""
    for result in results:
        for each in result.items:
            tables = [("all", each.sums), *((str(one.table.number), one.sums) for one in each.tables)]
            for table, sums in tables:
                for step, people in enumerate(sums, start=1):
                    yield _row(result, "step", each.item.value, table, step, people)
            if each.changes:
                for name in ("up", "same", "down"):
                    people = getattr(each.changes, name)
                    yield _row(result, "change", each.item.value, "all", name, people)
        for place in result.places:
            yield _row(result, "place", "", "all", place.place.name.lower(), place.people)


def _row(
    result: PulseResult, measure: str, item: str, table: str, value: str | int, people: int
) -> dict[str, str | int]:
    named: dict[str, str | int] = {"round": result.moment.value, "measure": measure, "item": item}
    return named | {"table": table, "value": value, "people": people}
