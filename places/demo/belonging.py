"""How the demo's people feel at the start and at the end, and what they promise themselves.

What each says depends on their seat alone, so every demo tells the same: most feel a little more at home at the
end, some as before, and one or two less.
"""

import hashlib
from collections.abc import Sequence

from places.belonging.actions import commitments, pulse
from places.demo import texts
from places.enums import PulseItem, PulseMoment
from places.rules import Actor

SILENT = {7, 18}  # seats of those who do not answer
SKIPPED = 0.06  # how often an item is left out
ROSE = (0.55, 0.93)  # up to the first an answer rises by one step until the end, above the second it falls


def take_pulse(leading: Actor, people: Sequence[Actor], moment: PulseMoment) -> None:
    """Open a round, let people answer it, and close it."""
    pulse.open_pulse(actor=leading, moment=moment)
    for seat, person in enumerate(people):
        if seat in SILENT:
            continue
        before, now = _start(seat), _end(seat)
        told = before if moment == PulseMoment.START else now
        changes = {item: now[item] - before[item] for item in now if item in before}
        pulse.answer_pulse(
            actor=person,
            moment=moment,
            steps=told,
            changes=changes if moment == PulseMoment.END else {},
        )
    pulse.close_pulse(actor=leading, moment=moment)


def promise(people: Sequence[Actor], language: str) -> None:
    """Some promise something of their own, and most of them share it."""
    for each in texts.promises(language):
        commitments.commit(actor=people[each.seat], text=each.text, is_shared=each.is_shared)


def _start(seat: int) -> dict[str, int]:
    """Return the steps of a seat at the start, by item: most from "a little" to "mostly"."""
    steps = {item.value: 2 + int(3.4 * _chance(seat, item, "start")) for item in PulseItem}
    return {item: step for item, step in steps.items() if _chance(seat, item, "skip") > SKIPPED}


def _end(seat: int) -> dict[str, int]:
    rises, falls = ROSE
    found = {}
    for item, step in _start(seat).items():
        chance = _chance(seat, item, "end")
        found[item] = min(5, step + 1) if chance < rises else step - 1 if chance > falls else step
    return found


def _chance(*about: object) -> float:
    """Return a number from 0 to below 1, always the same for the same seat and item."""
    digest = hashlib.sha256(":".join(map(str, about)).encode()).digest()
    return int.from_bytes(digest[:6], "big") / 2**48
