"""Live operations of rounds: how many have answered, and a refresh when a round opens or is shown."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from places.enums import Kind, RoundKind, Verb
from places.live.audience import STAYING, Audience, Operation
from places.rounds.queries.rounds import round_of
from places.rules import RUNNERS, may
from places.workshops.queries.workshops import WorkshopFacts


def operations(activity: Any, audience: Audience, workshop: WorkshopFacts) -> list[Operation]:
    """Return the new count after an answer (never whose, or which), or a refresh when a round opens or is shown
    for audiences that `invitation` does not send there."""
    if activity.kind in (Kind.ROUND_OPENED, Kind.ROUND_SHOWN):
        return [] if invitation(activity, audience, workshop) else [{"op": "refresh"}]
    if activity.kind != Kind.ROUND_ANSWERED:
        return []
    return _turnout(activity, workshop)


def _turnout(activity: Any, workshop: WorkshopFacts) -> list[Operation]:
    found = round_of(workshop.id, activity.data["round"])
    return [{"op": "text", "id": f"answered-{found.kind}", "text": found.sentence}] if found else []


def invitation(activity: Any, audience: Audience, workshop: WorkshopFacts) -> list[Operation]:
    """Return a `go` to a round that has opened, for people who may answer it, or to its result.

    People who run the room stay on the page of the rounds; the desk and the big screen stay where they are.
    """
    runs_it = audience.role in RUNNERS and audience.channel == "rounds"
    if runs_it or audience.channel in STAYING:
        return []
    actor, stage = audience.actor, workshop.stage
    if activity.kind == Kind.ROUND_OPENED and may(actor, Verb.ANSWER_ROUND, stage):
        words = _("A round is open: %(round)s. Go when you have finished.")
        return [_go("round-answer", words, activity.data["round"], workshop)]
    if activity.kind == Kind.ROUND_SHOWN and may(actor, Verb.SEE_VISION, stage):
        words = _("The room looks at: %(round)s. Go when you have finished.")
        return [_go("round-result", words, activity.data["round"], workshop)]
    return []


def _go(name: str, words: str, kind: str, workshop: WorkshopFacts) -> Operation:
    text = words % {"round": RoundKind(kind).label}
    return {"op": "go", "text": text, "url": reverse(name, args=[workshop.shown_code, kind])}
