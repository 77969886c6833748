"""Whether everything that a document names is in it, and its sums can be: checked before anything is stored."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

Document = Mapping[str, Any]
NUMBERED = ("tables", "people", "photos", "themes", "boards", "piles", "sentences", "headlines")
# section: {field: the section whose number it holds}
FIELDS = {
    "people": {"table": "tables"},
    "photos": {"person": "people"},
    "themed_photos": {"theme": "themes", "photo": "photos", "person": "people"},
    "boards": {"table": "tables", "sample": "photos"},
    "piles": {"board": "boards", "merged_into": "piles"},
    "placements": {"board": "boards", "pile": "piles", "photo": "photos", "theme": "themes"},
    "chosen_names": {"pile": "piles"},
    "versions": {"sentence": "sentences"},
    "evidence": {"sentence": "sentences", "photo": "photos", "pile": "piles"},
    "activities": {"person": "people", "board": "boards"},
}
EXACTLY_ONE = {"placements": ("photo", "theme"), "evidence": ("photo", "pile")}


def broken_reference(document: Document) -> str | None:
    """Return the place of the first thing that names what is not there, or of sums that cannot be; None if none."""
    return next(_broken(document), None)


def _broken(document: Document) -> Iterator[str]:
    yield from _numbers(document)
    sizes = {section: len(document[section]) for section in NUMBERED}
    for section, fields in FIELDS.items():
        for place, row in enumerate(document[section]):
            for field, target in fields.items():
                if not _is_known(row[field], sizes[target]):
                    yield f"{section}[{place}].{field}"
    for section, (one, other) in EXACTLY_ONE.items():
        for place, row in enumerate(document[section]):
            if (row[one] is None) == (row[other] is None):
                yield f"{section}[{place}]"
    yield from _of_boards(document)
    yield from _of_answers(document)


def _numbers(document: Document) -> Iterator[str]:
    """Rows are numbered from 1, and the revisions of the log rise."""
    for section in NUMBERED:
        for place, row in enumerate(document[section]):
            if row["id"] != place + 1:
                yield f"{section}[{place}].id"
    before = 0
    for place, line in enumerate(document["activities"]):
        if not before < line["revision"] <= document["workshop"]["revision"]:
            yield f"activities[{place}].revision"
        before = line["revision"]


def _is_known(value: Any, size: int) -> bool:
    return all(1 <= one <= size for one in (value if isinstance(value, list) else [value]) if one is not None)


def _of_boards(document: Document) -> Iterator[str]:
    boards = {pile["id"]: pile["board"] for pile in document["piles"]}
    for place, row in enumerate(document["placements"]):
        if boards[row["pile"]] != row["board"]:
            yield f"placements[{place}].board"
    tables = [board["table"] for board in document["boards"]]
    if len(set(tables)) < len(tables):
        yield "boards"


def _of_answers(document: Document) -> Iterator[str]:
    """Nobody can have answered who is not there, and sums by pool have a number for each pool."""
    for place, row in enumerate(document["votes"]):
        known = len(document["themes" if row["subject"] == "themes" else "piles"])
        yield from (f"votes[{place}].{fault}" for fault in _of_round(row, known, len(document["tables"])))
        if sum(each["number"] for each in row["ballots"]) > sum(
            each["counted"] for each in document["people"]
        ):
            yield f"votes[{place}].ballots"
    if document["stances"]:
        yield from _of_stances(document["stances"], document)
    yield from _of_rounds(document)
    yield from _of_pulse(document)
    yield from _of_headlines(document["headlines"], len(document["people"]))
    if any(row["people"] > len(document["people"]) for row in document["chosen_names"]):
        yield "chosen_names"


def _of_stances(said: Mapping[str, Any], document: Document) -> Iterator[str]:
    tables = [each["table"] for name in ("spoke", "moved") for each in said[name]]
    if not _is_known(tables, len(document["tables"])) or said["answered"] > len(document["people"]):
        yield "stances"
    for row in said["sums"]:
        is_known = _is_known(row["pile"], len(document["piles"]))
        if not is_known or not _lengths(row, ("us", "not_me", "unsure"), len(said["pools"])):
            yield "stances.sums"


def _of_rounds(document: Document) -> Iterator[str]:
    people, sentences = len(document["people"]), len(document["sentences"])
    for place, row in enumerate(document["rounds"]):
        for answer in row["answers"]:
            if answer["yes"] + answer["no"] > people or not _is_known(answer["sentence"], sentences):
                yield f"rounds[{place}].answers"
        if len(row["notes"]) > people:
            yield f"rounds[{place}].notes"


def _of_pulse(document: Document) -> Iterator[str]:
    for place, row in enumerate(document.get("belonging", {}).get("pulse", ())):
        tables = [table["table"] for each in row["items"] for table in each["tables"]]
        people, most = row["answered"], max((sum(each["sums"]) for each in row["items"]), default=0)
        is_known = _is_known(tables, len(document["tables"]))
        is_whole = sum(row["places"]) <= people and all(
            sum(each["changed"]) <= sum(each["sums"]) for each in row["items"]
        )
        if not (is_known and is_whole) or not most <= people <= len(document["people"]):
            yield f"belonging.pulse[{place}]"


def _of_headlines(rows: Sequence[Mapping[str, Any]], people: int) -> Iterator[str]:
    if len(rows) > people:
        yield "headlines"
    for place, row in enumerate(rows):
        points = row["scores"] if row["points"] is None else row["points"]
        if row["scores"] >= max(people, 1) or not row["scores"] <= points <= 5 * row["scores"]:
            yield f"headlines[{place}]"


def _of_round(row: Mapping[str, Any], known: int, tables: int) -> Iterator[str]:
    pools = [pool["ballots"] for pool in row["pools"]]
    if row["table_ballots"] > tables or not _is_known([each["table"] for each in row["ballots"]], tables):
        yield "ballots"
    if pools and sum(pools) != sum(each["number"] for each in row["ballots"]):
        yield "pools"
    for dots in row["dots"]:
        is_whole = _is_known(dots["item"], known) and _lengths(dots, ("dots", "people"), len(pools))
        if not is_whole or not all(
            people <= given <= 2 * people and people <= most
            for given, people, most in zip(dots["dots"], dots["people"], pools, strict=True)
        ):
            yield "dots"


def _lengths(row: Mapping[str, Any], names: Sequence[str], length: int) -> bool:
    return all(len(row[name]) == length for name in names)
