"""Dots, stances and choices of names of an archive, stored so that every sum is the archive's.

Who gave what is in no archive. The sums are spread over people of the right tables (`archives.methods.spreading`), so
a single ballot of an imported workshop is nobody's.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from places.archives.actions.imported_rows import BATCH, Stored, words
from places.archives.methods.spreading import SumsThatCannotBe, least_used, spread, spread_choices
from places.consensus.models import NameVote
from places.enums import Lens
from places.people.models import Participant
from places.weighing.models import Ballot, Stance, Vote

Document = Mapping[str, Any]
Record = Mapping[str, Any]
Slot = tuple[int, int | None]  # a person and the table at which they took a stance


def store_votes(document: Document, stored: Stored) -> None:
    """Store the ballots and dots of each round, the stances, and the choices of names. Raises SumsThatCannotBe."""
    for row in document["votes"]:
        _store_round(row, stored)
    if document["stances"]:
        _store_stances(document["stances"], stored)
    _store_names(document["chosen_names"], stored)


def _counted(stored: Stored) -> list[Participant]:
    return [person for person in stored.rows["people"] if not person.votes_void]


def _store_round(row: Record, stored: Stored) -> None:
    ballots = Ballot.objects.bulk_create(_ballots(row, stored), batch_size=BATCH)
    by_table: dict[int | None, list[Ballot]] = defaultdict(list)
    for ballot in ballots:
        by_table[ballot.group_id].append(ballot)
    found: list[Vote] = []
    for place, pool in enumerate(row["pools"]):
        own = ballots if pool["tables"] is None else _of_tables(pool["tables"], by_table, stored)
        found += _votes_of_pool(row, place, own[:], stored)
    found += _table_votes(row, stored)
    Vote.objects.bulk_create(found, batch_size=BATCH)


def _of_tables(
    tables: Iterable[int | None], by_table: Mapping[int | None, list[Ballot]], stored: Stored
) -> list[Ballot]:
    return [ballot for table in tables for ballot in by_table.get(stored.pk("tables", table), ())]


def _ballots(row: Record, stored: Stored) -> Iterator[Ballot]:
    """A ballot for each that was opened: of people of that table, as far as there are enough."""
    free = _counted(stored)
    for each in row["ballots"]:
        table = stored.pk("tables", each["table"])
        free.sort(key=lambda person: (person.group_id != table, person.pk))
        if each["number"] > len(free):
            raise SumsThatCannotBe
        taken, free = free[: each["number"]], free[each["number"] :]
        for person in taken:
            yield Ballot(workshop=stored.workshop, subject=row["subject"], participant=person, group_id=table)


def _item(subject: str, number: int, stored: Stored) -> dict[str, int | None]:
    if subject == "themes":
        return {"theme_id": stored.pk("themes", number)}
    return {"cluster_id": stored.pk("piles", number)}


def _votes_of_pool(row: Record, place: int, ballots: list[Ballot], stored: Stored) -> Iterator[Vote]:
    pool = row["pools"][place]
    by_pk = {ballot.pk: ballot for ballot in ballots}
    voted = least_used(list(by_pk), {}, pool["voted"])
    used: Counter[int] = Counter()
    for lens in Lens.values:
        voters = least_used(voted, used, pool["voters"][lens])
        used.update(voters)
        sums = [
            (each["item"], each["people"][place], each["dots"][place])
            for each in row["dots"]
            if each["lens"] == lens
        ]
        for ballot, item, dots in spread(voters, sums):
            yield Vote(ballot=by_pk[ballot], lens=lens, dots=dots, **_item(row["subject"], item, stored))


def _table_votes(row: Record, stored: Stored) -> Iterator[Vote]:
    """The ballots of tables, of which an archive has one sum for all: spread over as many tables."""
    tables = stored.rows["tables"][: row["table_ballots"]]
    ballots = Ballot.objects.bulk_create(
        Ballot(workshop=stored.workshop, subject=row["subject"], group=table) for table in tables
    )
    for each in row["dots"]:
        people = max((each["together"] + 1) // 2, min(each["together"], len(ballots)))
        for ballot, item, dots in spread(ballots, [(each["item"], people, each["together"])]):
            yield Vote(ballot=ballot, lens=each["lens"], dots=dots, **_item(row["subject"], item, stored))


def _store_stances(row: Record, stored: Stored) -> None:
    """Those who answered at two tables come first, as they may answer only once for each pile."""
    slots = _slots(row, stored)
    answered: dict[int, set[int]] = defaultdict(set)
    rows = []
    for place, pool in enumerate(row["pools"]):
        tables = None if pool is None else {stored.pk("tables", table) for table in pool}
        own = [slot for slot in slots if tables is None or slot[1] in tables]
        free = {slot: answered[slot[0]] for slot in own}
        sums = [
            (each["pile"], {says: each[says][place] for says in ("us", "not_me", "unsure")})
            for each in row["sums"]
        ]
        for (person, table), pile, says in spread_choices(own, sums, free):
            cluster = stored.pk("piles", pile)
            rows.append(Stance(participant_id=person, cluster_id=cluster, group_id=table, says=says))
    Stance.objects.bulk_create(rows, batch_size=BATCH)


def _slots(row: Record, stored: Stored) -> list[Slot]:
    """Who answered, and at which table: as many of each table as the archive says, some of whom sit elsewhere now."""
    moved = {each["table"]: each["number"] for each in row["moved"]}
    people = _counted(stored)
    slots: list[Slot] = []
    used: Counter[int] = Counter()
    twice = sum(each["number"] for each in row["spoke"]) - row["answered"]
    for each in row["spoke"]:
        table = stored.pk("tables", each["table"])
        here = [person.pk for person in people if person.group_id == table]
        chosen = least_used(here, used, each["number"] - moved.get(each["table"], 0))
        used.update(chosen)
        slots += [(person, table) for person in chosen]
    for number, elsewhere in moved.items():
        table = stored.pk("tables", number)
        others = [person.pk for person in people if person.group_id != table]
        again = [person for person in others if used[person]][: min(twice, elsewhere)]
        twice -= len(again)
        fresh = [person for person in others if not used[person]]
        chosen = again + least_used(fresh, used, elsewhere - len(again))
        used.update(chosen)
        slots = [*((person, table) for person in chosen), *slots]
    return slots


def _store_names(rows: Iterable[Record], stored: Stored) -> None:
    people = [person.pk for person in stored.rows["people"]]
    taken: Counter[int] = Counter()
    found = []
    for row in rows:
        first = taken[row["pile"]]
        taken[row["pile"]] += row["people"]
        if taken[row["pile"]] > len(people):
            raise SumsThatCannotBe
        for person in people[first : taken[row["pile"]]]:
            cluster = stored.pk("piles", row["pile"])
            found.append(NameVote(cluster_id=cluster, participant_id=person, name=words(row["name"])))
    NameVote.objects.bulk_create(found, batch_size=BATCH)
