"""Live operations of belonging: promises and thoughts that the room shares, and the pulse that opens and closes."""

from typing import Any

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from places.belonging.queries.commitments import shared_promises
from places.belonging.queries.pulse import pulse_rounds
from places.belonging.queries.reflections import shared_reflections
from places.enums import Kind, Question, Verb
from places.live.audience import STAYING, Audience, Operation
from places.rules import RUNNERS, may
from places.workshops.queries.workshops import WorkshopFacts


def operations(activity: Any, audience: Audience, workshop: WorkshopFacts) -> list[Operation]:
    """Return the promises or words that are shared now after one was changed, how many have answered the pulse (never
    who), or a refresh when the pulse opens or closes.
    """
    if activity.kind in (Kind.PULSE_OPENED, Kind.PULSE_CLOSED):
        return [] if invitation(activity, audience, workshop) else [{"op": "refresh"}]
    if activity.kind == Kind.PULSE_ANSWERED:
        return answered(activity, workshop)
    if activity.kind == Kind.REFLECTED:
        return _reflected(Question(activity.data["question"]), workshop)
    if activity.kind not in (Kind.COMMITMENT_CHANGED, Kind.PERSON_ERASED):
        return []
    html = render_to_string("places/belonging/_shared.html", {"shared": shared_promises(workshop.id)})
    return [{"op": "put", "id": "shared-promises", "target": "shared-promises-box", "html": html}]


def _reflected(question: Question, workshop: WorkshopFacts) -> list[Operation]:
    facts = {"question": question, "shared": shared_reflections(workshop.id)[question]}
    html = render_to_string("places/belonging/_reflections.html", facts)
    element = f"shared-{question}"
    return [{"op": "put", "id": element, "target": f"{element}-box", "html": html}]


def answered(activity: Any, workshop: WorkshopFacts) -> list[Operation]:
    """Return the new number of people who have answered the round of `activity`."""
    moment = activity.data["moment"]
    found = next((each for each in pulse_rounds(workshop.id) if each.moment == moment), None)
    return [{"op": "text", "id": f"pulse-answered-{moment}", "text": found.sentence}] if found else []


def invitation(activity: Any, audience: Audience, workshop: WorkshopFacts) -> list[Operation]:
    """Return a `go` to the pulse that has opened, for people who may answer it; the desk and the big screen stay."""
    runs_it = audience.role in RUNNERS and audience.channel == "promises"
    if activity.kind != Kind.PULSE_OPENED or runs_it or audience.channel in STAYING:
        return []
    if not may(audience.actor, Verb.ANSWER_PULSE, workshop.stage):
        return []
    text = _("We ask how it is to be here. Go when you have finished.")
    return [{"op": "go", "text": text, "url": reverse("pulse", args=[workshop.shown_code])}]
