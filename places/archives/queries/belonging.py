"""Belonging in an archive: promises and thoughts that their owners share, without whose they are, and sums of
the pulse.
"""

from places.archives.queries.numbers import Numbers
from places.archives.queries.room import Record
from places.belonging.queries.commitments import shared_promises
from places.belonging.queries.pulse import pulse_rounds
from places.belonging.queries.pulse_results import ItemResult, PulseResult, pulse_results
from places.belonging.queries.reflections import shared_reflections


def belonging(workshop_id: int, numbers: Numbers) -> Record:
    """Return what leaves of belonging; private words, and sums that no page shows, stay in the room. Nine queries."""
    results = {result.moment: result for result in pulse_results(workshop_id)}
    return {
        "promises": list(shared_promises(workshop_id)),
        "reflections": [
            {"question": question.value, "text": text}
            for question, texts in shared_reflections(workshop_id).items()
            for text in texts
        ],
        "pulse": [
            {
                "moment": facts.moment.value,
                "open": facts.is_open,
                "answered": facts.answered if facts.is_told else 0,
                **_result(results.get(facts.moment), numbers),
            }
            for facts in pulse_rounds(workshop_id)
        ],
    }


def _result(result: PulseResult | None, numbers: Numbers) -> Record:
    if result is None:
        return {"items": [], "places": []}
    items = [_item(each, numbers) for each in result.items if each.sums]
    return {"items": items, "places": [each.people for each in result.places]}


def _item(each: ItemResult, numbers: Numbers) -> Record:
    return {
        "item": each.item.value,
        "sums": list(each.sums),
        "changed": list(each.changed),
        "tables": [{"table": numbers.tables[one.table.id], "sums": list(one.sums)} for one in each.tables],
    }
