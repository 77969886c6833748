"""Live operations of the vision draft: sentences added, changed, moved and taken out while others read and write."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from places.enums import Kind, Section, Stage, Verb
from places.live.audience import Audience, Operation
from places.rules import may
from places.vision.queries import vision
from places.vision.queries.sentence_views import SentenceView
from places.vision.queries.statement import StatementView, statement
from places.workshops.queries.workshops import WorkshopFacts

CHANGED = {
    Kind.SENTENCE_ADDED,
    Kind.SENTENCE_CHANGED,
    Kind.SENTENCE_MOVED,
    Kind.EVIDENCE_LINKED,
    Kind.EVIDENCE_CUT,
}
OF_PHOTOS = {
    Kind.PHOTO_HIDDEN,
    Kind.PHOTO_SHOWN,
    Kind.PHOTO_WITHDRAWN,
    Kind.PHOTO_CHANGED,
    Kind.PHOTO_BLURRED,
}
READ = {
    *CHANGED,
    *OF_PHOTOS,
    Kind.SENTENCE_DROPPED,
    Kind.ROUND_SHOWN,
}  # these can change a finished text
WEIGHED = {Kind.VOTES_REVEALED, Kind.VOTES_HIDDEN}


def operations(activity: Any, audience: Audience, workshop: WorkshopFacts) -> list[Operation]:
    """Return the sentences that `activity` touched, each as one `put`, `move` or `drop`, with the sums that change."""
    if activity.kind in (Kind.DRAFT_MADE, Kind.MODEL_ASKED) or activity.kind in WEIGHED:
        return [{"op": "refresh"}]
    if workshop.stage == Stage.CLOSE and activity.kind in READ:
        return [{"op": "refresh"}]  # this page has no ids for single sentences
    if activity.kind == Kind.SENTENCE_DROPPED:
        gone: Operation = {"op": "drop", "id": f"sentence-{activity.data['sentence']}"}
        return [gone, *_around(workshop, audience, None)]
    if activity.kind in CHANGED or (activity.kind == Kind.ROUND_SHOWN and "sentence" in activity.data):
        moved = activity.kind in (Kind.SENTENCE_MOVED, Kind.ROUND_SHOWN) or "first" in activity.data
        return _sentences(workshop, audience, [activity.data["sentence"]], moved=moved)
    if activity.kind in OF_PHOTOS and "photo" in activity.data:
        return _sentences(workshop, audience, _touched(activity, workshop))
    return []


def _touched(activity: Any, workshop: WorkshopFacts) -> list[int]:
    """Return the sentences that rest on the photo; where it was taken back, also those that lost words to it."""
    found = vision.resting_on(workshop.id, activity.data["photo"])
    if activity.kind != Kind.PHOTO_WITHDRAWN:
        return found
    return [*dict.fromkeys([*found, *vision.with_erased_words(workshop.id)])]


@lru_cache(maxsize=4)
def _at(workshop: WorkshopFacts) -> StatementView:
    """The statement at the revision that `workshop` holds: read once for all audiences."""
    return statement(workshop)


def _sentences(
    workshop: WorkshopFacts, audience: Audience, numbers: Iterable[int], *, moved: bool = False
) -> list[Operation]:
    known = _at(workshop).sentences
    changes: list[Operation] = []
    for found in (known[number] for number in numbers if number in known):
        put = _put(workshop, audience, found)
        place = {name: put[name] for name in ("id", "target", "after")}
        changes += [{"op": "move", **place}, put] if moved else [put]
        changes += _around(workshop, audience, found)
    return changes


def _put(workshop: WorkshopFacts, audience: Audience, found: SentenceView) -> Operation:
    section = next(part for part in _at(workshop).sections if part.section == found.section)
    here = section.sentences.index(found)
    before = f"sentence-{section.sentences[here - 1].id}" if here else ""
    may_write = may(audience.actor, Verb.WRITE, workshop.stage)
    facts = {"workshop": workshop, "sentence": found, "may_write": may_write}
    html = render_to_string("places/vision/_sentence.html", facts)
    target = f"section-{found.section}"
    return {"op": "put", "id": f"sentence-{found.id}", "html": html, "target": target, "after": before}


def _around(workshop: WorkshopFacts, audience: Audience, changed: SentenceView | None) -> list[Operation]:
    """What a change in one sentence changes elsewhere: the headline, which is judged with its reasons, and sums."""
    now = _at(workshop)
    headlines = now.sections[0].sentences if changed is None or changed.section == Section.BECAUSE else ()
    return [
        *(_put(workshop, audience, each) for each in headlines if each.lamps),
        {"op": "text", "id": "statement-summary", "text": now.summary()},
        {"op": "text", "id": "statement-coverage", "text": now.coverage.sentence()},
        *(_titles(workshop, now) if changed is None or changed.section == Section.HEADLINE else ()),
    ]


def _titles(workshop: WorkshopFacts, now: StatementView) -> list[Operation]:
    """The page's heading and the browser's title, which are the headline."""
    headline = now.headline or _("Our vision")
    return [
        {"op": "text", "id": "vision-title", "text": now.headline or workshop.ness},
        {"op": "text", "id": "page-title", "text": f"{headline} · {workshop.ness}"},
    ]
