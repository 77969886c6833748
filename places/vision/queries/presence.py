"""Who is in which sentence now: stored only as long as the lease, not in the log."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from places.database import clock
from places.rules import Actor
from places.vision.models import Presence


@dataclass(frozen=True)
class Writer:
    """One person in one sentence. By `person` a page knows its own reader among them (see `person_key`)."""

    sentence_id: int
    person: str
    name: str

    @property
    def here(self) -> str:
        """Return "Åsa is here" in the active language."""
        return _("%(name)s is here") % {"name": self.name or _("The leader")}


def writers(workshop_ids: Iterable[int]) -> dict[int, tuple[Writer, ...]]:
    """Return all people with a valid lease on a sentence by workshop, in order of coming. One query for all."""
    now = Presence.objects.filter(
        sentence__draft__workshop_id__in=list(workshop_ids),
        sentence__dropped=False,
        until__gt=clock.now(),
    )
    rows = now.values_list(
        "sentence__draft__workshop_id",
        "sentence_id",
        "participant_id",
        "leader_id",
        "participant__first_name",
        "leader__first_name",
    )
    found: dict[int, list[Writer]] = {}
    for workshop_id, sentence, participant, leader, participant_name, leader_name in rows:
        writer = Writer(sentence, _key(participant, leader), participant_name or leader_name or "")
        found.setdefault(workshop_id, []).append(writer)
    return {number: tuple(here) for number, here in found.items()}


def person_key(actor: Actor) -> str:
    """Return the key by which a page knows its own reader among the writers."""
    return _key(actor.participant_id, actor.leader_id)


def _key(participant_id: int | None, leader_id: int | None) -> str:
    return f"p{participant_id}" if participant_id else f"l{leader_id}"
