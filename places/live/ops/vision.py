"""Operations on the vision draft: sentences come, change, move and go while others read and write."""

from typing import Any

from django.template.loader import render_to_string

from places.enums import Kind
from places.live.ops.audience import Audience, Operation
from places.queries import vision
from places.queries.workshops import WorkshopFacts

CHANGED = {
    Kind.SENTENCE_ADDED,
    Kind.SENTENCE_CHANGED,
    Kind.SENTENCE_MOVED,
    Kind.EVIDENCE_LINKED,
    Kind.EVIDENCE_CUT,
}
OF_PHOTOS = {Kind.PHOTO_HIDDEN, Kind.PHOTO_SHOWN, Kind.PHOTO_WITHDRAWN, Kind.PHOTO_CHANGED}


def operations(activity: Any, audience: Audience, workshop: WorkshopFacts) -> list[Operation]:
    """Return the sentences that `activity` touched, each as one `put`, `move` or `drop`."""
    if activity.kind == Kind.DRAFT_MADE:
        return [{"op": "refresh"}]
    if activity.kind == Kind.SENTENCE_DROPPED:
        return [{"op": "drop", "id": f"sentence-{activity.data['sentence']}"}]
    if activity.kind in CHANGED:
        return _sentence(
            workshop, audience, activity.data["sentence"], moved=activity.kind == Kind.SENTENCE_MOVED
        )
    if activity.kind in OF_PHOTOS and "photo" in activity.data:
        resting = vision.resting_on(workshop.id, activity.data["photo"])
        return [change for found in resting for change in _sentence(workshop, audience, found)]
    return []


def _sentence(
    workshop: WorkshopFacts, audience: Audience, sentence_id: int, *, moved: bool = False
) -> list[Operation]:
    found = vision.sentence(workshop.id, sentence_id)
    if found is None:
        return []
    name, before = f"sentence-{found.id}", vision.before(workshop.id, found.id)
    place = {"target": f"section-{found.section}", "after": f"sentence-{before}" if before else ""}
    template = (
        "places/screen/_sentence.html" if audience.channel == "screen" else "places/vision/_sentence.html"
    )
    html = render_to_string(template, {"workshop": workshop, "sentence": found})
    put: Operation = {"op": "put", "id": name, "html": html, **place}
    return [{"op": "move", "id": name, **place}, put] if moved else [put]
